package io.github.smartscraper.e2e.doctor.check;

/** State of a thing that was looked at. */
public enum State {
    FINE,
    /** Not there, or not looked at, and a run does without it. */
    UNNEEDED,
    MISSING,
    /** There, but older than the oldest version that will do. */
    OLD,
    /** There, but does not work. */
    BROKEN,
    /** There and working, but what it takes to use it is not there. */
    INCOMPLETE,
    /** Did not answer within the limit. */
    SLOW;

    /** Whether a run can do with it. */
    public boolean isWell() {
        return this == FINE || this == UNNEEDED;
    }
}
