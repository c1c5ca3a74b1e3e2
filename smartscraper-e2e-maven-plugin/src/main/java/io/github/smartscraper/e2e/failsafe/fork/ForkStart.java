package io.github.smartscraper.e2e.failsafe.fork;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Main class of a fork whose class path the plugin has put in order. It leaves everything to Surefire's main class, and leaves
 * out the two arguments by which Surefire's own command line would name another class path.
 */
public final class ForkStart {

    /** Surefire's main class; {@code -jar}; a jar. */
    private static final int OWN = 3;

    private ForkStart() {}

    /**
     * Runs Surefire.
     *
     * @param arguments the class that Surefire would have started, {@code -jar} and its jar, and what it gets
     * @throws Throwable what that throws
     */
    public static void main(String[] arguments) throws Throwable {
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, OWN, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
