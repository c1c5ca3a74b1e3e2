package io.github.smartscraper.e2e.results.timeline;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Snapshot of a timeline.
 *
 * @param facts what was known before
 * @param beganAt when the run began
 * @param endedAt when it ended, if it has
 * @param milestones what happened to it as a whole
 * @param runs of each class that has begun
 * @param methods results by class
 * @param workers all that have been there
 */
public record Snapshot(
        RunFacts facts,
        long beganAt,
        Optional<Long> endedAt,
        List<TimedEvent> milestones,
        SortedMap<String, List<ClassRun>> runs,
        SortedMap<String, List<MethodResult>> methods,
        List<WorkerHistory> workers) {

    /** The runs of a class. */
    public List<ClassRun> runsOf(String testClass) {
        return runs.getOrDefault(testClass, List.of());
    }

    /** The methods of a class. */
    public List<MethodResult> methodsOf(String testClass) {
        return methods.getOrDefault(testClass, List.of());
    }
}
