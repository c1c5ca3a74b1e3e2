package io.github.smartscraper.e2e.browser;

/** Choice of the browser that the plugin itself starts. */
public enum BrowserMode {
    /** None: an application that needs a browser starts its own. */
    NONE,
    /** One, which all servers and tests connect to. */
    SHARED
}
