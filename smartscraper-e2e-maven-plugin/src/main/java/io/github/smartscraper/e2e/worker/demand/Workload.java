package io.github.smartscraper.e2e.worker.demand;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Workload of a run at some moment: what is being done, and what is left.
 *
 * @param processors of the machine
 * @param turns how many workers may be starting at a time
 * @param ready how many workers have a server but no fork
 * @param lanes the workers that do something
 * @param classes expected durations of the test classes that have not begun, in their order, milliseconds
 * @param costs what starts and tests cost
 */
record Workload(int processors, int turns, int ready, List<Lane> lanes, List<Long> classes, RunCosts costs) {

    /** More of them make no difference to a decision, but to the time that it takes. */
    private static final int MOST_CLASSES = 256;

    Workload {
        lanes = List.copyOf(lanes);
        classes = bundled(classes);
    }

    /** The same with more workers, which are started now: those first that have a server already. */
    Workload with(int more) {
        int readied = Math.min(more, ready);
        List<Lane> all = new ArrayList<>(lanes);
        all.addAll(Collections.nCopies(readied, Lane.READY));
        all.addAll(Collections.nCopies(more - readied, Lane.NEW));
        return new Workload(processors, turns, ready - readied, all, classes, costs);
    }

    private static List<Long> bundled(List<Long> classes) {
        int bundle = (classes.size() + MOST_CLASSES - 1) / MOST_CLASSES;
        if (bundle <= 1) {
            return List.copyOf(classes);
        }
        List<Long> bundles = new ArrayList<>();
        for (int from = 0; from < classes.size(); from += bundle) {
            bundles.add(classes.subList(from, Math.min(classes.size(), from + bundle)).stream()
                    .mapToLong(Long::longValue)
                    .sum());
        }
        return List.copyOf(bundles);
    }

    /**
     * Lane of a schedule: what one worker has still to do before it takes the next test class.
     *
     * @param server which part of the start of its server is left, from 0 to 1
     * @param fork which part of the start of its fork is left, from 0 to 1
     * @param classMillis how long the class that it runs will go on
     */
    record Lane(double server, double fork, long classMillis) {

        /** A worker of which nothing has been started yet. */
        static final Lane NEW = new Lane(1, 1, 0);

        /** A worker whose server is there, without a fork. */
        static final Lane READY = new Lane(0, 1, 0);
    }
}
