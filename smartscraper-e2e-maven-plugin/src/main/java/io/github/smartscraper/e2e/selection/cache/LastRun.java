package io.github.smartscraper.e2e.selection.cache;

/** Last run of a test class, as the cache remembers it. */
public enum LastRun {
    /** All of its tests passed, or are disabled. */
    PASSED,
    /** It had no test under the filter of that build. */
    EMPTY,
    /** It failed, or ended before its time. */
    FAILED,
    /** It was to run, and there is no result; or the result does not count. */
    UNFINISHED,
    /** Its worker failed while it ran: even if it passed, that is not believed. */
    HIT,
    /** It failed, and so did its worker meanwhile. */
    FAILED_BY_FAULT
}
