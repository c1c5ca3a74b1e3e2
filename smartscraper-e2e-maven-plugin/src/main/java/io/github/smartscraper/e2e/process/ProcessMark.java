package io.github.smartscraper.e2e.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The environment variables by which a process is known to be ours: every descendant inherits them.
 *
 * <p>Jenkins' ProcessTreeKiller recognises the processes of a build in the same way.
 *
 * @param session identifies one run of the plugin; unguessable and never used twice
 * @param part what of it the process belongs to: the number of a worker, {@code browser}, or nothing for all of it
 */
public record ProcessMark(String session, String part) {

    /** Environment variable that holds the session. */
    public static final String SESSION_VARIABLE = "SMARTSCRAPER_E2E_SESSION";

    /** Environment variable that holds the worker's number, or says that it is the shared browser. */
    public static final String WORKER_VARIABLE = "SMARTSCRAPER_E2E_WORKER";

    private static final String WHOLE_SESSION = "";
    private static final String BROWSER = "browser";

    /** A mark that no process carries yet. */
    public static ProcessMark newSession() {
        return ofSession(UUID.randomUUID().toString());
    }

    /** The mark of everything that a session has started. */
    public static ProcessMark ofSession(String session) {
        return new ProcessMark(session, WHOLE_SESSION);
    }

    /** The mark of what belongs to one worker of this session. */
    public ProcessMark ofWorker(int id) {
        return new ProcessMark(session, Integer.toString(id));
    }

    /** The mark of what belongs to the browser that the workers of this session share. */
    public ProcessMark ofBrowser() {
        return new ProcessMark(session, BROWSER);
    }

    /** The variables to set for a process that is to carry this mark, and to look for in one that may. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(SESSION_VARIABLE, session);
        if (!part.equals(WHOLE_SESSION)) {
            variables.put(WORKER_VARIABLE, part);
        }
        return variables;
    }
}
