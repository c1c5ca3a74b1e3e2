package io.github.smartscraper.e2e.worker.demand;

import io.github.smartscraper.e2e.machine.CpuMeter;
import java.util.Collection;
import java.util.Optional;

/** Use of processors by a run: by its classes at this moment, and by all that it consists of in the end. */
final class Usage {

    /** Long enough for a clock that counts hundredths of a second. */
    private static final long LEAST_WINDOW_MILLIS = 400;

    private final CpuMeter meter;
    private final Optional<Long> childrenBefore;
    private final long busyBefore;

    /** Of a time during which nothing started and the same number of classes ran. */
    private long windowBegan = -1;

    private long windowBusy;
    private int windowClasses;
    private Optional<Double> share = Optional.empty();

    /** Use from now on. */
    Usage(CpuMeter meter) {
        this.meter = meter;
        this.childrenBefore = meter.endedChildrenMillis();
        this.busyBefore = meter.busyMillis();
    }

    /**
     * How many processors each class keeps busy, as far as it has been seen by now.
     *
     * @param classes how many are running
     * @param starting whether anything is starting besides
     */
    Optional<Double> share(long nowMillis, int classes, boolean starting) {
        if (starting || classes == 0 || classes != windowClasses || windowBegan < 0) {
            windowBegan = starting || classes == 0 ? -1 : nowMillis;
            windowClasses = classes;
            windowBusy = meter.busyMillis();
        } else if (nowMillis - windowBegan >= LEAST_WINDOW_MILLIS) {
            double processors = (double) (meter.busyMillis() - windowBusy) / (nowMillis - windowBegan);
            share = Optional.of(processors / classes);
        }
        return share;
    }

    /** Processor time of forks that have ended, and of these processes; of the whole machine where that can't be told apart. */
    long spentMillis(Collection<Long> servers) {
        Optional<Long> children = meter.endedChildrenMillis();
        return children.isPresent() && childrenBefore.isPresent()
                ? children.get() - childrenBefore.get() + meter.millisOf(servers)
                : meter.busyMillis() - busyBefore;
    }
}
