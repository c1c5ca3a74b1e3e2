package io.github.smartscraper.e2e.support;

import java.util.List;

/** Names under which servers, forks and people find what belongs to a worker: variables, and system properties of tests. */
public final class WorkerVariables {

    /** The address of the worker's server, for tests. */
    public static final String BASE_URL = "TEST_BASE_URL";

    /** The directory in which the server keeps its state. */
    public static final String DATA_DIR = "DATA_DIR";

    /** What the server expects as API token. */
    public static final String API_TOKEN = "API_TOKEN";

    /** The number of the worker, for tests. */
    public static final String WORKER_ID = "E2E_WORKER_ID";

    /** The port on which a server is to listen. */
    public static final String PORT = "PORT";

    /** The address on which a server is to listen. */
    public static final String HOST = "HOST";

    /** The browser that a server is to start. */
    public static final String EXECUTABLE_PATH = "EXECUTABLE_PATH";

    /** The address of the browser that all servers and tests share. */
    public static final String BROWSER = "BROWSER_WS_ENDPOINT";

    /** Those that tests find as system properties. */
    public static final List<String> OF_TESTS = List.of(BASE_URL, DATA_DIR, API_TOKEN, WORKER_ID, BROWSER);

    private WorkerVariables() {}
}
