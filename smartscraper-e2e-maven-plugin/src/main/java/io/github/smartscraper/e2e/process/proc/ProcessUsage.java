package io.github.smartscraper.e2e.process.proc;

import java.io.File;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Usage of a process and of all that it has started and that still runs, as {@code /proc} tells it.
 *
 * @param cpuMillis CPU time, that of ended children included
 * @param peakMemoryBytes the most memory that each of them has had, together
 */
public record ProcessUsage(long cpuMillis, long peakMemoryBytes) {

    /** Linux counts CPU time for others in hundredths of a second on every architecture. */
    private static final long MILLIS_PER_TICK = 10;

    private static final long KIB = 1024;
    /** Places behind the name of the program, counted from 0: of its own and of its ended children, in user and system. */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;
    private static final int MOST_PROCESSES = 1000;
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB");

    /** That of a process with its descendants; empty if it is gone, or if this system does not tell. */
    public static Optional<ProcessUsage> ofTree(long pid) {
        Deque<String> left = new ArrayDeque<>(Set.of(Long.toString(pid)));
        Set<String> known = new HashSet<>();
        long ticks = 0;
        long peak = 0;
        while (!left.isEmpty() && known.size() < MOST_PROCESSES) {
            String next = left.remove();
            if (known.add(next)) {
                ticks += ticks(next);
                peak += peak(next);
                addChildren(next, left);
            }
        }
        return peak == 0 ? Optional.empty() : Optional.of(new ProcessUsage(ticks * MILLIS_PER_TICK, peak));
    }

    private static long ticks(String pid) {
        return ProcFile.text(pid + "/stat").map(ProcessUsage::ticksIn).orElse(0L);
    }

    static long ticksIn(String stat) {
        String[] fields = ProcFile.behindName(stat);
        long ticks = 0;
        for (int i = FIRST_TIME; i < Math.min(fields.length, FIRST_TIME + TIMES); i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks;
    }

    private static long peak(String pid) {
        return ProcFile.text(pid + "/status").map(PEAK::matcher).filter(Matcher::find).stream()
                .mapToLong(found -> Long.parseLong(found.group(1)) * KIB)
                .sum();
    }

    /** Each thread lists those that it has started. */
    private static void addChildren(String pid, Deque<String> left) {
        String[] threads = new File("/proc/" + pid + "/task").list();
        for (String thread : threads == null ? new String[0] : threads) {
            ProcFile.text(pid + "/task/" + thread + "/children")
                    .map(String::trim)
                    .filter(children -> !children.isEmpty())
                    .ifPresent(children -> left.addAll(List.of(children.split(" ", -1))));
        }
    }
}
