package io.github.smartscraper.e2e.worker;

/** State of a worker in its life. */
public enum WorkerState {
    /** Its server has been launched, or will be as soon as its turn comes, and is not healthy yet. */
    STARTING,
    /** Its server answers, and no fork has it. */
    HEALTHY,
    /** Its server answers, and a fork has it. */
    LEASED,
    /** Its server is being replaced by a fresh one on the same port and DATA_DIR. */
    RESTARTING,
    /** It is being torn down. */
    STOPPING,
    /** It has no server any more and will have none. */
    GONE
}
