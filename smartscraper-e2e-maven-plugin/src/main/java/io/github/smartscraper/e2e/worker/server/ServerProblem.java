package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.support.LogExcerpt;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be wrong with a server. */
public sealed interface ServerProblem {

    /** The command could not be started at all. */
    record NotLaunched(String reason) implements ServerProblem {}

    /**
     * It ended before it was healthy, or while tests needed it.
     *
     * @param exitCode of the command; empty where an earlier build has started it
     * @param after since it was launched
     */
    record Exited(OptionalInt exitCode, Duration after, LogExcerpt log) implements ServerProblem {

        private static final int SIGNALS = 128;
        private static final int LAST_SIGNAL = 64;

        /** Whether a signal has ended it, SIGKILL of the system that runs out of memory for instance. */
        public boolean byASignal() {
            int code = exitCode.orElse(0);
            return code > SIGNALS && code <= SIGNALS + LAST_SIGNAL;
        }
    }

    /**
     * It was not healthy within the limit.
     *
     * @param health what was asked
     * @param lastAnswer what the last health request came to
     */
    record NeverHealthy(Duration limit, URI health, String lastAnswer, LogExcerpt log) implements ServerProblem {}

    /**
     * It was healthy, and then stopped answering.
     *
     * @param silence for how long it has not answered
     * @param health what was asked
     * @param lastAnswer what the last health request came to
     */
    record WentSilent(Duration silence, URI health, String lastAnswer, LogExcerpt log) implements ServerProblem {}

    /** Another program answers on the port that was meant for the server. */
    record PortLost(int port, Optional<Listener> to) implements ServerProblem {}

    /** Its DATA_DIR could not be brought back to the seed, or nothing could be written down about it. */
    record Storage(String reason) implements ServerProblem {}

    /** The browser that it shares with the other servers failed; nothing is wrong with the server itself. */
    record BrowserLost(BrowserProblem browser) implements ServerProblem {}

    /** It has been restarted as often as is allowed, and failed once more. */
    record TooManyRestarts(int restarts, ServerProblem last) implements ServerProblem {}

    /** The build is ending, and the worker with it. */
    record Stopped() implements ServerProblem {}
}
