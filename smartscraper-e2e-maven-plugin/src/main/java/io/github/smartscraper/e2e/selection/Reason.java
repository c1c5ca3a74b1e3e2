package io.github.smartscraper.e2e.selection;

/** Reason why a test class runs, or does not. */
public enum Reason {
    /** It passed, and none of its inputs has changed since. */
    UNCHANGED,
    /** It had no test under the present filter, and none of its inputs has changed since. */
    EMPTY,
    /** Its own source or class file has changed. */
    CHANGED,
    /** Nothing is known of it. */
    NEW,
    /** It did not pass when it ran last. */
    FAILED,
    /** It was to run last time, and there is no result of that. */
    UNFINISHED,
    /** Its worker failed while it ran last. */
    HIT,
    /** A class that it uses has changed. */
    HELPER_CHANGED,
    /** Something has changed that all test classes depend on. */
    ALL_CHANGED,
    /** The cache is to be ignored. */
    FULL,
    /** It was chosen by name. */
    CHOSEN,
    /** It would not have to run, but the cache is being put to the test. */
    AUDIT
}
