package io.github.smartscraper.e2e.results.interchange;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.timeline.Past;
import io.github.smartscraper.e2e.results.timeline.Snapshot;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Writer of the report on a run: again and again while it goes on, so that one that is killed leaves what it had, and in
 * full at its end.
 */
public final class ReportWriter {

    private static final long PAUSE_MILLIS = 1000;
    /** The share of its time that it writes, where there is very much to write. */
    private static final int SHARE = 20;

    private final Timeline timeline;
    private final Path file;
    private final HistoryFile past;
    private final About about;
    private final AtomicBoolean due = new AtomicBoolean();

    /** Has a thread only while there is something to write. */
    private final ExecutorService later =
            new ThreadPoolExecutor(0, 1, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), ReportWriter::daemon);

    private volatile long next;

    /** Guarded by this: what is written, for the final results once there are some. */
    private Function<Snapshot, RunResults> standing = timeline -> RunResults.of(1, 1, 0, List.of());

    private SortedMap<String, List<Past>> history = new TreeMap<>();
    private boolean over;

    /**
     * Knowledge about classes that results do not have.
     *
     * @param reasons why each runs, or does not have to
     * @param source the file that a class is written in
     */
    public record About(Map<String, String> reasons, Function<String, Optional<String>> source) {}

    /** A writer that has not begun. */
    public ReportWriter(Timeline timeline, Path file, HistoryFile past, About about) {
        this.timeline = timeline;
        this.file = file;
        this.past = past;
        this.about = about;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "e2e-report");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Writes from now on whenever a class has ended, a second later at the most.
     *
     * @param results what is known by then
     */
    public synchronized void begin(Function<Snapshot, RunResults> results) {
        standing = results;
        history = past.read();
        timeline.tell(this::changed);
    }

    private void changed() {
        if (timeline.isOver()) {
            writeLast();
        } else if (due.compareAndSet(false, true)) {
            schedule();
        }
    }

    /** All workers have gone: nothing happens any more. */
    private synchronized void writeLast() {
        later.shutdownNow();
        writeNow();
    }

    private synchronized void schedule() {
        if (!over && !later.isShutdown()) {
            later.execute(this::writeLater);
        }
    }

    private void writeLater() {
        try {
            Thread.sleep(Math.max(0, next - System.currentTimeMillis()));
        } catch (InterruptedException e) {
            // The final results are being written.
            return;
        }
        due.set(false);
        writeStanding();
    }

    private synchronized void writeStanding() {
        if (!over) {
            writeNow();
        }
    }

    private synchronized void writeNow() {
        long begin = System.currentTimeMillis();
        try {
            Snapshot now = timeline.snapshot(over);
            RunReport report = report(standing.apply(now), now);
            if (over) {
                report.writeAll(file);
            } else {
                report.writeResults(file);
            }
        } catch (IOException e) {
            // At the end of the run somebody is told.
            return;
        } finally {
            long took = System.currentTimeMillis() - begin;
            next = System.currentTimeMillis() + Math.max(PAUSE_MILLIS, SHARE * took);
        }
    }

    private RunReport report(RunResults results, Snapshot now) {
        Map<String, ClassStory> stories = new HashMap<>();
        for (ClassResult result : results.classes()) {
            stories.put(
                    result.name(),
                    new ClassStory(
                            about.reasons().getOrDefault(result.name(), ""),
                            about.source().apply(result.name()),
                            history.getOrDefault(result.name(), List.of())));
        }
        return new RunReport(results, now, stories);
    }

    /**
     * Writes the final results. What happens to the workers afterwards is added when all of them have gone.
     *
     * @throws IOException if a file can't be written
     */
    public synchronized void end(RunResults results) throws IOException {
        later.shutdownNow();
        history = past.add(results.classes());
        standing = timeline -> results;
        over = true;
        report(results, timeline.snapshot(true)).writeAll(file);
    }
}
