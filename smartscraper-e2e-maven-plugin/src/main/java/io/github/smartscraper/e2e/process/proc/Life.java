package io.github.smartscraper.e2e.process.proc;

/** State of a process that is known from a record: what can't be told is neither alive nor dead. */
public enum Life {
    /** It is this very process that runs. */
    ALIVE,
    /** It has ended, whatever has its pid now. */
    DEAD,
    /** It can't be seen from here, as one in another container, or the record does not say enough. */
    UNKNOWN
}
