package io.github.smartscraper.e2e.browser;

import java.util.List;

/**
 * The browser that the plugin starts, if any.
 *
 * @param arguments options besides those that it always gets
 */
public record BrowserRequest(BrowserMode mode, List<String> arguments) {

    /** Whether all servers and tests are to use one browser. */
    public boolean isShared() {
        return mode == BrowserMode.SHARED;
    }
}
