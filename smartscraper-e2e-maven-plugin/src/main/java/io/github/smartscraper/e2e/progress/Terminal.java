package io.github.smartscraper.e2e.progress;

import java.io.Console;
import java.util.Map;

/**
 * The terminal that Maven's output may go to.
 *
 * @param attached whether input and output of the JVM are a terminal
 * @param environment says what it can do
 */
record Terminal(boolean attached, Map<String, String> environment) {

    private static final int USUAL_COLUMNS = 80;
    private static final String DUMB = "dumb";

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** That of this JVM. */
    static Terminal ofThisSystem(Map<String, String> environment) {
        return new Terminal(isAttached(), environment);
    }

    /** Since JDK 22 there is a console in any case, which says itself whether it is a terminal. */
    @SuppressWarnings("SystemConsoleNull") // What it is then, is looked at.
    private static boolean isAttached() {
        if (System.console() == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Whether lines can be written over, and somebody may be looking. */
    boolean isLive() {
        String kind = environment.getOrDefault("TERM", "");
        return attached
                && !kind.isEmpty()
                && !kind.equals(DUMB)
                && environment.getOrDefault("CI", "").isEmpty();
    }

    /** How wide it is, as far as the shell has said so. */
    int columns() {
        try {
            return Math.max(1, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }

    boolean shows(ProgressRequest request) {
        return request.mode() == ProgressMode.AUTO && request.interactive() && isLive();
    }
}
