package io.github.smartscraper.e2e.results.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records of the test classes of a run: when and where each ran, and what came of its methods. Guarded by its owner. */
final class ClassRecords {

    private final WorkerLogs logs;
    private final SortedMap<String, List<ClassRun>> runs = new TreeMap<>();
    private final SortedMap<String, List<MethodResult>> methods = new TreeMap<>();

    /** By worker. */
    private final Map<Integer, Open> open = new HashMap<>();

    /** All classes that have begun, and the latest of each worker. */
    private final Set<String> begun = new HashSet<>();

    private final Map<Integer, String> latest = new HashMap<>();
    private final Map<Integer, Long> waiting = new HashMap<>();
    private final Map<Integer, Integer> forks = new HashMap<>();

    ClassRecords(WorkerLogs logs) {
        this.logs = logs;
    }

    /** Run that has not ended. */
    private record Open(String testClass, ClassRun begun, long logFrom) {}

    void fork(int worker, int fork) {
        forks.put(worker, fork);
    }

    void waits(int worker, long at) {
        waiting.put(worker, at);
    }

    void began(int worker, String testClass, int round, long at) {
        long waitedAt = Optional.ofNullable(waiting.remove(worker)).orElse(at);
        Open before = open.get(worker);
        if (before != null && before.testClass().equals(testClass)) {
            // A further class of the same suite.
            return;
        }
        ClassRun run = new ClassRun(
                new ClassRun.Place(round, worker, forks.getOrDefault(worker, 0)),
                waitedAt,
                at,
                OptionalLong.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        begun.add(testClass);
        latest.put(worker, testClass);
        open.put(worker, new Open(testClass, run, logs.size(worker)));
    }

    void ended(int worker, String testClass, boolean failed, Optional<String> keptData, long at) {
        Open begun = open.get(worker);
        if (begun != null && begun.testClass().equals(testClass)) {
            open.remove(worker);
            ClassRun run = begun.begun();
            add(
                    testClass,
                    new ClassRun(
                            run.place(),
                            run.waitedAt(),
                            run.beganAt(),
                            OptionalLong.of(Math.max(run.beganAt(), at)),
                            failed,
                            logs.since(worker, begun.logFrom()),
                            keptData));
        }
    }

    private void add(String testClass, ClassRun run) {
        runs.computeIfAbsent(testClass, name -> new ArrayList<>()).add(run);
    }

    void method(int worker, MethodResult method) {
        methods.computeIfAbsent(outermost(worker, method.names().testClass()), name -> new ArrayList<>())
                .add(method);
    }

    /**
     * The class that Failsafe runs. Surefire reports a method a little later, when the next class may have begun; so the
     * name tells, unless it is that of a class in a suite, which only its fork knows.
     */
    private String outermost(int worker, String testClass) {
        int nested = testClass.indexOf('$');
        String outer = nested < 0 ? testClass : testClass.substring(0, nested);
        if (begun.contains(testClass)) {
            return testClass;
        }
        return begun.contains(outer)
                ? outer
                : Optional.ofNullable(latest.get(worker)).orElse(outer);
    }

    /** Also those that have not ended. */
    SortedMap<String, List<ClassRun>> runs() {
        SortedMap<String, List<ClassRun>> all = new TreeMap<>();
        runs.forEach((name, ended) -> all.put(name, new ArrayList<>(ended)));
        open.values().forEach(one -> all.computeIfAbsent(one.testClass(), name -> new ArrayList<>())
                .add(one.begun()));
        return all;
    }

    SortedMap<String, List<MethodResult>> methods() {
        SortedMap<String, List<MethodResult>> all = new TreeMap<>();
        methods.forEach((name, results) -> all.put(name, List.copyOf(results)));
        return all;
    }
}
