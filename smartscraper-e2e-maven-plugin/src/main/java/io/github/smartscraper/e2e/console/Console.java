package io.github.smartscraper.e2e.console;

/** Output of sentences for the user; called from several threads. */
public interface Console {

    /** What everyone wants to see. */
    void info(String line);

    /** What is wrong, but does not fail the build. */
    void warn(String line);
}
