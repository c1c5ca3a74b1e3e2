package io.github.smartscraper.e2e.console;

/** Where sentences for the user go; called from several threads. */
public interface Console {

    /** What everyone wants to see. */
    void info(String line);

    /** What is wrong, but does not fail the build. */
    void warn(String line);
}
