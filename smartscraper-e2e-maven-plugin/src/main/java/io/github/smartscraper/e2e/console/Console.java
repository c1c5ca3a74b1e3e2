package io.github.smartscraper.e2e.console;

/** Output of sentences for the user; called from several threads. */
public interface Console {

    /** What everyone wants to see. */
    void info(String line);

    /** What is wrong, but does not fail the build. */
    void warn(String line);

    /** Tone of a line: how well something has gone; what fails the build is bad. */
    enum Tone {
        GOOD,
        DOUBTFUL,
        BAD
    }

    /** What has come of something, which a console with colours shows in one. */
    default void tell(Tone tone, String line) {
        if (tone == Tone.BAD) {
            warn(line);
        } else {
            info(line);
        }
    }
}
