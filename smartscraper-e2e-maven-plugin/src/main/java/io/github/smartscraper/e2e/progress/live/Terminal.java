package io.github.smartscraper.e2e.progress.live;

import io.github.smartscraper.e2e.process.CommandOutput;
import io.github.smartscraper.e2e.progress.ProgressMode;
import io.github.smartscraper.e2e.progress.ProgressRequest;
import java.io.Console;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal that Maven's output may go to.
 *
 * @param attached whether input and output of the JVM are a terminal
 * @param environment says what it can do
 */
record Terminal(boolean attached, Map<String, String> environment) {

    private static final List<String> ASK = List.of("sh", "-c", "stty size </dev/tty");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");
    private static final StatusArea.Size UNKNOWN = new StatusArea.Size(0, 0);
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

    /** Its size; no size at all where it does not say. */
    StatusArea.Size size() {
        try {
            Matcher numbers = SIZE.matcher(CommandOutput.of(ASK, environment));
            return numbers.matches()
                    ? new StatusArea.Size(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                    : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    boolean shows(ProgressRequest request) {
        return request.mode() == ProgressMode.AUTO && request.interactive() && isLive();
    }
}
