package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.browser.BrowserMessages;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.ports.PortMessages;
import io.github.smartscraper.e2e.support.ByteSize;
import io.github.smartscraper.e2e.support.LogExcerpt;
import io.github.smartscraper.e2e.worker.server.diagnosis.ObstacleMessages;
import java.nio.file.Path;
import java.util.Optional;

/** Sentences about what is wrong with a server: in short, or with the end of its log. */
public final class ServerMessages {

    private ServerMessages() {}

    /** The program of parameter {@code command} does not exist. */
    public static String commandMissing(String program, Path directory) {
        return "Parameter command: there is no program '" + program + "', neither on the PATH nor in " + directory
                + ". Install it, or name another with -De2e.command=\"…\".";
    }

    /** A worker that can't be used. */
    public static String worker(WorkerException failure) {
        return "Worker " + failure.worker() + ' ' + problem(failure.problem());
    }

    /** The problem of a server, which the sentence goes on with, and the end of its log. */
    public static String problem(ServerProblem problem) {
        if (problem instanceof ServerProblem.BrowserLost lost) {
            return BrowserMessages.lost(lost.browser());
        }
        return inShort(problem)
                + log(problem).map(log -> ' ' + Phrases.excerpt(log)).orElse("");
    }

    private static Optional<LogExcerpt> log(ServerProblem problem) {
        if (problem instanceof ServerProblem.Exited exit) {
            return Optional.of(exit.log());
        }
        if (problem instanceof ServerProblem.NeverHealthy never) {
            return Optional.of(never.log());
        }
        if (problem instanceof ServerProblem.WentSilent silent) {
            return Optional.of(silent.log());
        }
        if (problem instanceof ServerProblem.PortLingers lingering) {
            return Optional.of(lingering.log());
        }
        return problem instanceof ServerProblem.TooManyRestarts restarts ? log(restarts.last()) : Optional.empty();
    }

    /** The same without the log. */
    public static String inShort(ServerProblem problem) {
        if (problem instanceof ServerProblem.NotLaunched launch) {
            return "could not be launched: " + launch.reason();
        }
        if (problem instanceof ServerProblem.Exited exit) {
            return exited(exit);
        }
        if (problem instanceof ServerProblem.NeverHealthy never) {
            return "was not healthy within " + Phrases.seconds(never.limit()) + "; last answer of " + never.health()
                    + ": " + never.lastAnswer() + ". " + ObstacleMessages.of(never.obstacle());
        }
        if (problem instanceof ServerProblem.WentSilent silent) {
            return "has not answered for " + Phrases.seconds(silent.silence()) + "; last answer of " + silent.health()
                    + ": " + silent.lastAnswer() + '.'
                    + (silent.hanging()
                            ? " If it was merely busy, or stood at a breakpoint, allow more with -De2e.hangTimeout=… "
                                    + "(a duration, or never)."
                            : "");
        }
        if (problem instanceof ServerProblem.PortLost lost) {
            return "does not have port " + lost.port() + ", on which "
                    + lost.to().map(PortMessages::name).orElse("a process of another user")
                    + " answers. Let the server listen on the port in the variable PORT, or choose another range, for "
                    + "example -De2e.basePort=20000.";
        }
        return ofOthers(problem);
    }

    /** A log of which the beginning and the end are kept. */
    public static String logExceeded(int worker, Path log, long limit) {
        return "Worker " + worker + " has printed more than " + ByteSize.text(limit)
                + ": lines are missing in the middle "
                + "of " + log + ". More are kept with -De2e.maxLogSize="
                + ByteSize.text(2 * limit).replace(" ", "")
                + ", say.";
    }

    private static String exited(ServerProblem.Exited exit) {
        String code = exit.exitCode().isPresent()
                ? "exited with code " + exit.exitCode().getAsInt()
                : "ended (its exit code is not known, since an earlier build started it)";
        return code + " after " + Phrases.seconds(exit.after()) + '.';
    }

    private static String ofOthers(ServerProblem problem) {
        if (problem instanceof ServerProblem.PortLingers lingering) {
            return "can't have port " + lingering.port() + ", which connections of a server that has gone still keep "
                    + "(TIME_WAIT): it does not set SO_REUSEADDR.";
        }
        if (problem instanceof ServerProblem.TooManyRestarts restarts) {
            return "is given up after " + Phrases.count(restarts.restarts(), "restart") + " (-De2e.maxRestarts): it "
                    + inShort(restarts.last());
        }
        if (problem instanceof ServerProblem.BrowserLost lost) {
            return BrowserMessages.lostInShort(lost.browser());
        }
        if (problem instanceof ServerProblem.Storage storage) {
            return "could not be reset to its seed data: " + storage.reason();
        }
        return "is being stopped";
    }
}
