package io.github.smartscraper.e2e.failsafe.fork;

import io.github.smartscraper.e2e.support.WorkerVariables;

/**
 * The names by which Maven and a fork understand each other. All are compile-time constants, so that the fork needs no class
 * of another package.
 */
public final class ForkContract {

    /** System property for tests: address of this fork's server. */
    public static final String BASE_URL = WorkerVariables.BASE_URL;

    /** System property for tests: the server's DATA_DIR. */
    public static final String DATA_DIR = WorkerVariables.DATA_DIR;

    /** System property for tests: the server's API token; set inside the fork, so that no file holds it. */
    public static final String API_TOKEN = WorkerVariables.API_TOKEN;

    /** System property for tests: number of the worker. */
    public static final String WORKER_ID = WorkerVariables.WORKER_ID;

    /** System property: loopback port on which Maven answers this fork. */
    public static final String CONTROL_PORT = "smartscraper.e2e.control";

    /** System property: file that this fork appends its events to. */
    public static final String EVENTS_FILE = "smartscraper.e2e.events";

    /**
     * Resource beside the classes of this package: the directory for events of JVMs that have no file of their own.
     */
    public static final String EVENTS_DIRECTORY = "events-directory";

    /**
     * Prefix of system properties: what a fork is handed over, under a name that nobody else uses. Surefire sets the
     * properties of the POM and of the command line in the running fork, over those that it was started with.
     */
    public static final String HANDED_OVER = "smartscraper.e2e.handed-over.";

    /** System property: whether one test class may not begin while another one runs. */
    public static final String TURNS = "smartscraper.e2e.turns";

    /** System property: set where no server has come up, so that no test is to run. */
    public static final String NO_SERVER = "smartscraper.e2e.no-server";

    /** Environment variable: shows Maven that a request comes from one of its forks. */
    public static final String CONTROL_KEY = "SMARTSCRAPER_E2E_CONTROL_KEY";

    /**
     * Request for what belongs to the worker, answered when its server has come up: {@code name=value}, with a NUL between them. It may be another
     * worker than that of the JVM's arguments, or have moved. The answer is empty where no server of the run comes up.
     */
    public static final String WORKER = "WORKER";

    /** Request for the worker's API token. */
    public static final String TOKEN = "TOKEN";

    /** Request to make the worker ready for a test class, whose name goes with it; answered when it is. */
    public static final String BEGIN = "BEGIN";

    /** Notice that the first test class is about to begin; the processor time that the JVM has used goes with it, milliseconds. */
    public static final String STARTED = "STARTED";

    /** Notice that a test class has ended, whose name goes with it, and no test of it has failed. */
    public static final String PASSED = "PASSED";

    /** Notice that a test class has ended, whose name goes with it, and a test of it has failed. */
    public static final String FAILED = "FAILED";

    /** First word of the answer to a request that was carried out. */
    public static final String DONE = "DONE";

    /** First word of the answer to a request that is none, or that comes from nobody who may ask. */
    public static final String REFUSED = "REFUSED";

    /** Line that comes at once, and then every few seconds, until the answer does. */
    public static final String WAITING = "WAITING";

    private ForkContract() {}
}
