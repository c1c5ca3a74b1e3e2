package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import java.nio.file.Path;
import java.time.Duration;

/** Sentences about the browser that servers and tests share. */
final class BrowserMessages {

    private static final String INDENT = "\n    ";

    private BrowserMessages() {}

    static String missing() {
        return "Parameter browser 'shared' can't be used: no browser was found. Name one with -De2e.executablePath=… or the "
                + "variable EXECUTABLE_PATH, install chromium or google-chrome (Debian: apt-get install chromium), or leave out "
                + "-De2e.browser.";
    }

    static String notKept() {
        return "Parameters browser 'shared' and keepAlive can't be used together: the shared browser ends with its build. "
                + "Leave out -De2e.browser or -De2e.keepAlive.";
    }

    static String ready(long pid, Duration after, Path log) {
        return "The shared browser is ready after " + Messages.seconds(after) + " (pid " + pid + ", log " + log + ')';
    }

    /** It could not be started. */
    static String unusable(BrowserProblem problem) {
        return "The shared browser " + problem(problem)
                + "\nTry another one with -De2e.executablePath=…, other options with -De2e.browserArguments=…, or leave out "
                + "-De2e.browser. mvn smartscraper-e2e:doctor -De2e.browser=shared tries it alone.";
    }

    static String restarting(BrowserProblem problem, int restart, int limit) {
        return "The shared browser " + problem(problem) + "\nReplacing it at the same address (" + restart + " of "
                + limit + ')';
    }

    static String replaced(Duration after) {
        return "The shared browser is ready again after " + Messages.seconds(after);
    }

    /** What befell a worker that depends on it. */
    static String lost(BrowserProblem problem) {
        return "lost the browser that all workers share, which " + problem(problem);
    }

    private static String problem(BrowserProblem problem) {
        if (problem instanceof BrowserProblem.NotLaunched launch) {
            return "could not be launched: " + launch.reason();
        }
        if (problem instanceof BrowserProblem.Exited exit) {
            String code = exit.exitCode().isPresent()
                    ? "exited with code " + exit.exitCode().getAsInt()
                    : "ended";
            return code + " after " + Messages.seconds(exit.after()) + ". " + excerpt(exit.output());
        }
        if (problem instanceof BrowserProblem.NeverReady never) {
            return "was not ready within " + Messages.seconds(never.limit()) + ". A longer limit: -De2e.timeout=…. "
                    + excerpt(never.output());
        }
        if (problem instanceof BrowserProblem.WentSilent silent) {
            return "has not answered for " + Messages.seconds(silent.silence()) + ". " + excerpt(silent.output());
        }
        if (problem instanceof BrowserProblem.TooManyRestarts restarts) {
            return "is given up after " + restarts.restarts() + (restarts.restarts() == 1 ? " restart" : " restarts")
                    + " (-De2e.maxRestarts): it " + problem(restarts.last());
        }
        return "is being stopped.";
    }

    private static String excerpt(BrowserProblem.Output output) {
        return output.lines().isEmpty()
                ? "It has printed nothing (" + output.file() + ")."
                : "Last lines of " + output.file() + ":" + INDENT + String.join(INDENT, output.lines());
    }
}
