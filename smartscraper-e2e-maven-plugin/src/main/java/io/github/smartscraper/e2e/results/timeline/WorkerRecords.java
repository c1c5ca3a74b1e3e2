package io.github.smartscraper.e2e.results.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records of the workers of a run. Guarded by its owner. */
final class WorkerRecords {

    private final WorkerLogs logs;
    private final Map<Integer, Address> addresses = new HashMap<>();
    private final Map<Integer, List<TimedEvent>> events = new TreeMap<>();
    private final Map<Integer, Long> starts = new HashMap<>();

    /** By worker and server: each server counts from 0. */
    private final Map<Integer, Map<Long, Long>> cpu = new HashMap<>();

    private final Map<Integer, Long> memory = new HashMap<>();

    WorkerRecords(WorkerLogs logs) {
        this.logs = logs;
    }

    /** Address of a server. */
    private record Address(int port, String url) {}

    void address(int worker, int port, String url) {
        addresses.put(worker, new Address(port, url));
    }

    void started(int worker, long millis) {
        starts.put(worker, millis);
    }

    void event(int worker, TimedEvent event) {
        events.computeIfAbsent(worker, id -> new ArrayList<>()).add(event);
    }

    void used(int worker, long server, long cpuMillis, long memoryBytes) {
        cpu.computeIfAbsent(worker, id -> new HashMap<>()).merge(server, cpuMillis, Math::max);
        memory.merge(worker, memoryBytes, Math::max);
    }

    void clear() {
        addresses.clear();
        events.clear();
        starts.clear();
        cpu.clear();
        memory.clear();
    }

    boolean areGone() {
        return !events.isEmpty()
                && events.values().stream().allMatch(all -> all.stream()
                        .anyMatch(event -> event.what().equals(Timeline.GONE)));
    }

    List<WorkerHistory> all() {
        List<WorkerHistory> all = new ArrayList<>();
        events.forEach((id, happened) -> {
            Address address = addresses.getOrDefault(id, new Address(0, ""));
            all.add(new WorkerHistory(
                    id,
                    address.port(),
                    address.url(),
                    logs.name(id),
                    happened,
                    new WorkerHistory.Usage(
                            starts.getOrDefault(id, 0L),
                            (int) happened.stream()
                                    .filter(event -> event.what().equals(Timeline.DEAD))
                                    .count(),
                            cpu.getOrDefault(id, Map.of()).values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum(),
                            memory.getOrDefault(id, 0L))));
        });
        return all;
    }
}
