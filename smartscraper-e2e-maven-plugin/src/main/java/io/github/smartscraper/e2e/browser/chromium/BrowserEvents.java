package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Listener to what happens to the shared browser, called on the browser's own thread. */
public interface BrowserEvents {

    /**
     * A browser is about to be launched, or has just been.
     *
     * @param process null while it is not there yet
     * @throws IOException if that can't be written down; there is no browser then
     */
    void launched(@Nullable ProcessIdentity process) throws IOException;

    /** The first one is ready. */
    void ready(ProcessIdentity process, Duration after);

    /** It has failed, and is being replaced. */
    void failed(BrowserProblem problem, int restart, int limit);

    /** The replacement is ready. */
    void replaced(Duration after);

    /** It could not be started, or has been given up. */
    void lost(BrowserProblem problem);
}
