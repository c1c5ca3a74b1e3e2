package io.github.smartscraper.e2e.worker.startup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Time between the launch of a command and the start of the process that serves, which is what stands in front costs. */
final class LaunchOverhead {

    private static final int DEEPEST = 20;

    private LaunchOverhead() {}

    /**
     * Measures it by when the two processes began, as the system tells.
     *
     * @param launched the process that was launched
     * @param server the one that listens
     * @return empty if the one does not descend from the other, or the system does not tell
     */
    static Optional<Duration> between(long launched, long server) {
        return descends(server, launched)
                ? begin(launched).flatMap(from -> begin(server).map(to -> Duration.between(from, to)))
                : Optional.empty();
    }

    private static boolean descends(long pid, long ancestor) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        for (int depth = 0; depth < DEEPEST && process.isPresent(); depth++) {
            if (process.get().pid() == ancestor) {
                return true;
            }
            process = process.get().parent();
        }
        return false;
    }

    private static Optional<Instant> begin(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().startInstant());
    }
}
