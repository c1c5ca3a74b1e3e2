package io.github.smartscraper.e2e.machine;

import io.github.smartscraper.e2e.process.proc.ProcFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Meter of processor time: how much of it this machine has spent, and how much this build's processes. */
public final class CpuMeter {

    private static final Path PROC = Path.of("/proc");

    /** Linux shows all times in hundredths of a second, whatever its own clock does. */
    private static final long TICK_MILLIS = 10;

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int GUEST = 8;

    /** After the name of the program: times of the process, then those of its children that have ended. */
    private static final int OWN_TIMES = 11;

    private static final int CHILDRENS_TIMES = 13;
    private static final int ALL_TIMES = 15;

    private final Path proc;
    private long lastNanos = System.nanoTime();
    private double estimatedMillis;

    private CpuMeter(Path proc) {
        this.proc = proc;
    }

    /** The meter of this machine. */
    public static CpuMeter ofThisSystem() {
        return new CpuMeter(PROC);
    }

    /** The same with the files of another directory, for tests. */
    static CpuMeter of(Path proc) {
        return new CpuMeter(proc);
    }

    /** Processor time that all processors together have been busy until now, whoever they worked for, milliseconds. */
    public synchronized long busyMillis() {
        try {
            String[] times = Files.readString(proc.resolve("stat"), StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .trim()
                    .split(" +", -1);
            long busy = 0;
            for (int field = 0; field < Math.min(GUEST, times.length - 1); field++) {
                busy += field == IDLE || field == IO_WAIT ? 0 : Long.parseLong(times[field + 1]);
            }
            return busy * TICK_MILLIS;
        } catch (IOException | NumberFormatException e) {
            return estimate();
        }
    }

    /** Where there are no such files, the system tells how busy it has been since it was asked last. */
    private long estimate() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        long now = System.nanoTime();
        if (system instanceof com.sun.management.OperatingSystemMXBean detailed) {
            double load = Math.max(0, detailed.getCpuLoad());
            estimatedMillis += load
                    * system.getAvailableProcessors()
                    * Duration.ofNanos(now - lastNanos).toMillis();
        }
        lastNanos = now;
        return (long) estimatedMillis;
    }

    /** Processor time of processes that this JVM has started and that have ended, milliseconds; nothing where it is not known. */
    public Optional<Long> endedChildrenMillis() {
        return times("self", CHILDRENS_TIMES, ALL_TIMES);
    }

    /** Processor time of these processes, and of those of their children that have ended, milliseconds. */
    public long millisOf(Collection<Long> pids) {
        return pids.stream()
                .mapToLong(
                        pid -> times(Long.toString(pid), OWN_TIMES, ALL_TIMES).orElseGet(() -> ProcessHandle.of(pid)
                                .flatMap(process -> process.info().totalCpuDuration())
                                .map(Duration::toMillis)
                                .orElse(0L)))
                .sum();
    }

    private Optional<Long> times(String process, int from, int to) {
        try {
            String line = Files.readString(proc.resolve(process).resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = ProcFile.behindName(line);
            return Optional.of(
                    Arrays.stream(fields, from, to).mapToLong(Long::parseLong).sum() * TICK_MILLIS);
        } catch (IOException | RuntimeException e) {
            // The process has ended, or this is no Linux.
            return Optional.empty();
        }
    }
}
