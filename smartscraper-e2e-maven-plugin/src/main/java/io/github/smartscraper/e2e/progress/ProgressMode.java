package io.github.smartscraper.e2e.progress;

/** Way in which a run is followed on the console. */
public enum ProgressMode {
    /** By lines, and in a terminal by what each worker does at the moment. */
    AUTO,
    /** By lines. */
    PLAIN,
    /** As Failsafe prints it. */
    SUREFIRE
}
