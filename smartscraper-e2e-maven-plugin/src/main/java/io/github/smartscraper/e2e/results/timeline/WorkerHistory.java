package io.github.smartscraper.e2e.results.timeline;

import java.util.List;

/**
 * History of a worker.
 *
 * @param id its number
 * @param port where its server listens
 * @param url the server's address
 * @param log what its server printed
 * @param events what happened to it
 * @param usage what it took
 */
public record WorkerHistory(int id, int port, String url, String log, List<TimedEvent> events, Usage usage) {

    public WorkerHistory {
        events = List.copyOf(events);
    }

    /**
     * Usage of a worker: what its servers took together, as far as the system tells; 0 where it does not.
     *
     * @param startMillis how long its first server took to become healthy
     * @param restarts how often its server was replaced because of a fault
     * @param cpuMillis CPU time, as it was within a second before the last class on each server ended, or when the server was
     *     stopped
     * @param peakMemoryBytes the most memory that its processes had
     */
    public record Usage(long startMillis, int restarts, long cpuMillis, long peakMemoryBytes) {}
}
