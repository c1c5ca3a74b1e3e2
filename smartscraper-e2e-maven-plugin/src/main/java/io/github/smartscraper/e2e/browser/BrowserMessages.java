package io.github.smartscraper.e2e.browser;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.support.LogExcerpt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Sentences about the browser that servers and tests share. */
public final class BrowserMessages {

    private BrowserMessages() {}

    /** There is no program that could be the browser. */
    public static String missing() {
        return "Parameter browser 'shared' can't be used: no browser was found. Name one with -De2e.executablePath=… or the "
                + "variable EXECUTABLE_PATH, install chromium or google-chrome (Debian: apt-get install chromium), or leave out "
                + "-De2e.browser.";
    }

    /** It answers. */
    public static String ready(long pid, Duration after, Path log) {
        return "The shared browser is ready after " + Phrases.seconds(after) + " (pid " + pid + ", log " + log + ')';
    }

    /** It could not be started. */
    public static String unusable(BrowserProblem problem) {
        return "The shared browser " + problem(problem)
                + "\nTry another one with -De2e.executablePath=…, other options with -De2e.browserArguments=…, or leave out "
                + "-De2e.browser. To check the browser alone, type mvn smartscraper-e2e:doctor -De2e.browser=shared.";
    }

    /** It has failed and is being replaced. */
    public static String restarting(BrowserProblem problem, int restart, int limit) {
        return "The shared browser " + problem(problem) + "\nReplacing it at the same address (" + restart + " of "
                + limit + ')';
    }

    /** The replacement answers. */
    public static String replaced(Duration after) {
        return "The shared browser is ready again after " + Phrases.seconds(after);
    }

    /** The problem of a worker whose browser failed, which the sentence goes on with. */
    public static String lost(BrowserProblem problem) {
        return "lost the browser that all workers share, which " + problem(problem);
    }

    /** The same without the end of the browser's log. */
    public static String lostInShort(BrowserProblem problem) {
        return "lost the browser that all workers share, which " + inShort(problem);
    }

    private static String problem(BrowserProblem problem) {
        return inShort(problem)
                + output(problem).map(log -> ' ' + Phrases.excerpt(log)).orElse("");
    }

    private static Optional<LogExcerpt> output(BrowserProblem problem) {
        if (problem instanceof BrowserProblem.Exited exit) {
            return Optional.of(exit.output());
        }
        if (problem instanceof BrowserProblem.NeverReady never) {
            return Optional.of(never.output());
        }
        if (problem instanceof BrowserProblem.WentSilent silent) {
            return Optional.of(silent.output());
        }
        return problem instanceof BrowserProblem.TooManyRestarts restarts ? output(restarts.last()) : Optional.empty();
    }

    private static String inShort(BrowserProblem problem) {
        if (problem instanceof BrowserProblem.NotLaunched launch) {
            return "could not be launched: " + launch.reason();
        }
        if (problem instanceof BrowserProblem.Exited exit) {
            String code = exit.exitCode().isPresent()
                    ? "exited with code " + exit.exitCode().getAsInt()
                    : "ended";
            return code + " after " + Phrases.seconds(exit.after()) + '.';
        }
        if (problem instanceof BrowserProblem.NeverReady never) {
            return "was not ready within " + Phrases.seconds(never.limit()) + ". Allow more time with -De2e.timeout=….";
        }
        if (problem instanceof BrowserProblem.WentSilent silent) {
            return "has not answered for " + Phrases.seconds(silent.silence()) + '.';
        }
        if (problem instanceof BrowserProblem.TooManyRestarts restarts) {
            return "is given up after " + Phrases.count(restarts.restarts(), "restart") + " (-De2e.maxRestarts): it "
                    + inShort(restarts.last());
        }
        return "is being stopped.";
    }
}
