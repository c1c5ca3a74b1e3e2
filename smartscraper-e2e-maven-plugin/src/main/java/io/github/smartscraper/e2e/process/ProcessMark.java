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
 * @param worker number of the worker that the process belongs to, or {@code -1} for all of the session
 */
public record ProcessMark(String session, int worker) {

    /** Environment variable that holds the session. */
    public static final String SESSION_VARIABLE = "SMARTSCRAPER_E2E_SESSION";

    /** Environment variable that holds the worker's number. */
    public static final String WORKER_VARIABLE = "SMARTSCRAPER_E2E_WORKER";

    private static final int WHOLE_SESSION = -1;

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
        return new ProcessMark(session, id);
    }

    /** The variables to set for a process that is to carry this mark, and to look for in one that may. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(SESSION_VARIABLE, session);
        if (worker != WHOLE_SESSION) {
            variables.put(WORKER_VARIABLE, Integer.toString(worker));
        }
        return variables;
    }
}
