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
public record ProcessCookie(String session, String part) {

    /** Environment variable that holds the session. */
    public static final String SESSION_VARIABLE = "SMARTSCRAPER_E2E_SESSION";

    /** Environment variable that holds the worker's number, or says that it is the shared browser. */
    public static final String WORKER_VARIABLE = "SMARTSCRAPER_E2E_WORKER";

    private static final String WHOLE_SESSION = "";
    private static final String BROWSER = "browser";

    /** A cookie that no process carries yet. */
    public static ProcessCookie newSession() {
        return ofSession(UUID.randomUUID().toString());
    }

    /** The cookie of everything that a session has started. */
    public static ProcessCookie ofSession(String session) {
        return new ProcessCookie(session, WHOLE_SESSION);
    }

    /** The cookie of what belongs to one worker of this session. */
    public ProcessCookie ofWorker(int id) {
        return new ProcessCookie(session, Integer.toString(id));
    }

    /** The cookie of what belongs to the browser that the workers of this session share. */
    public ProcessCookie ofBrowser() {
        return new ProcessCookie(session, BROWSER);
    }

    /** Whether whatever belongs to this cookie belongs to the other one as well. */
    boolean isPartOf(ProcessCookie whole) {
        return session.equals(whole.session) && (whole.part.equals(WHOLE_SESSION) || part.equals(whole.part));
    }

    /** The variables to set for a process that is to carry this cookie, and to look for in one that may. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(SESSION_VARIABLE, session);
        if (!part.equals(WHOLE_SESSION)) {
            variables.put(WORKER_VARIABLE, part);
        }
        return variables;
    }
}
