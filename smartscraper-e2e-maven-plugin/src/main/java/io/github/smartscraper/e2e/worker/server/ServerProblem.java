package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.support.LogExcerpt;
import io.github.smartscraper.e2e.worker.server.diagnosis.Obstacle;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Problem of a server: a record for each thing that can be wrong with it. */
public sealed interface ServerProblem {

    /** Command that could not be started at all. */
    record NotLaunched(String reason) implements ServerProblem {}

    /**
     * Server that ended before it was healthy, or while tests needed it.
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
     * Server that was not healthy within the limit.
     *
     * @param health what was asked
     * @param lastAnswer what the last health request came to
     * @param obstacle what was in the way, as far as could be seen
     */
    record NeverHealthy(Duration limit, URI health, String lastAnswer, Obstacle obstacle, LogExcerpt log)
            implements ServerProblem {}

    /**
     * Server that was healthy, and then stopped answering.
     *
     * @param silence for how long it has not answered
     * @param hanging whether something listened, and only the answer did not come
     * @param health what was asked
     * @param lastAnswer what the last health request came to
     */
    record WentSilent(Duration silence, boolean hanging, URI health, String lastAnswer, LogExcerpt log)
            implements ServerProblem {}

    /** Port that was meant for the server, but on which another program answers. */
    record PortLost(int port, Optional<Listener> to) implements ServerProblem {}

    /** Port that connections of a server which has gone still keep from this one, which does not set SO_REUSEADDR. */
    record PortLingers(int port, LogExcerpt log) implements ServerProblem {}

    /** DATA_DIR that could not be brought back to the seed, or about which nothing could be written down. */
    record Storage(String reason) implements ServerProblem {}

    /** Browser that failed, and that the server shares with the others; nothing is wrong with the server itself. */
    record BrowserLost(BrowserProblem browser) implements ServerProblem {}

    /** Server that has been restarted as often as is allowed, and failed once more. */
    record TooManyRestarts(int restarts, ServerProblem last) implements ServerProblem {}

    /** Worker of a build that is ending. */
    record Stopped() implements ServerProblem {}
}
