package io.github.smartscraper.e2e.worker.demand;

/**
 * Decision on how many workers a workload is worth.
 *
 * @param workers how many there are to be, those that there are already included
 * @param alone whether the first of them is to start before the others, since tests begin earlier then
 * @param isNextLate whether one more would be ready only when the tests have ended
 */
record Decision(int workers, boolean alone, boolean isNextLate) {

    /** What is no gain: less than anybody would notice, and than can be foreseen. */
    private static final double LEAST_GAIN_MILLIS = 100;

    private static final double LEAST_GAIN = 0.01;

    /** By how much the first test must begin earlier for all but one server to wait. */
    private static final double LEAST_LEAD_MILLIS = 250;

    private static final double LEAST_LEAD = 0.15;

    /**
     * The fewest workers with which the tests end as early as they can.
     *
     * @param most how many there may be
     */
    static Decision of(Workload workload, int most) {
        int there = workload.lanes().size();
        int useful = Math.max(there, Math.min(most, there + workload.classes().size()));
        double[] ends = new double[useful - there + 1];
        double best = Double.MAX_VALUE;
        for (int more = 0; more < ends.length; more++) {
            boolean none = there + more == 0 && !workload.classes().isEmpty();
            ends[more] =
                    none ? Double.MAX_VALUE : Schedule.of(workload.with(more)).endMillis();
            best = Math.min(best, ends[more]);
        }
        double enough = best + Math.max(LEAST_GAIN_MILLIS, LEAST_GAIN * best);
        int more = 0;
        while (ends[more] > enough) {
            more++;
        }
        boolean late = Schedule.of(workload.with(more + 1)).lastReadyMillis() >= ends[more];
        return new Decision(there + more, there == 0 && more > 1 && isBetterAlone(workload, more), late);
    }

    private static boolean isBetterAlone(Workload workload, int workers) {
        double together = Schedule.of(workload.with(workers)).firstMillis();
        double alone = Schedule.of(workload.with(1)).firstMillis();
        return together - alone >= Math.max(LEAST_LEAD_MILLIS, LEAST_LEAD * alone);
    }
}
