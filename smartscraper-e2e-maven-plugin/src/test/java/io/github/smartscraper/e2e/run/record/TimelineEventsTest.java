package io.github.smartscraper.e2e.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.results.timeline.TimedEvent;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.results.timeline.WorkerLogs;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.WorkerState;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link TimelineEvents}. */
@DisplayName("The events of a worker")
final class TimelineEventsTest {

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private final Timeline timeline;
    private final TimelineEvents events;

    TimelineEventsTest(@TempDir Path directory) {
        timeline = new Timeline(
                Clock.systemUTC(), new WorkerLogs(directory, id -> directory.resolve("worker-" + id + ".log")));
        events = new TimelineEvents(timeline, true);
    }

    @Test
    @DisplayName("tell when it is lent and given back")
    void lent() {
        change(WorkerState.HEALTHY, WorkerState.LEASED, WorkerState.HEALTHY, WorkerState.GONE);

        assertThat(states()).containsExactly("READY", "LEASED", "RELEASED", "GONE");
    }

    @Test
    @DisplayName("tell when its server came up, although a fork has had it since before that")
    void lentEarly() {
        change(WorkerState.LEASED);

        assertThat(states()).containsExactly("READY", "LEASED");
    }

    @Test
    @DisplayName("tell when a restart was over while a fork had it")
    void restarted() {
        change(WorkerState.HEALTHY, WorkerState.LEASED, WorkerState.RESTARTING, WorkerState.LEASED);

        assertThat(states()).containsExactly("READY", "LEASED", "RESTARTING", "READY", "LEASED");
    }

    @Test
    @DisplayName("tell once when the first of all was ready")
    void firstReady() {
        change(WorkerState.LEASED);
        events.changed(1, WorkerState.HEALTHY);

        assertThat(timeline.snapshot(false).milestones())
                .extracting(TimedEvent::what)
                .containsExactly("first worker ready");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("tell what each of its servers has used, however short a time there is between their classes")
    void usage() throws Exception {
        // given
        WorkerPlan worker = workers.plan(NodeServer.SERVING);
        Process small = new ProcessBuilder("sleep", "60").start();
        try {
            change(WorkerState.LEASED);
            events.serving(worker, small.pid());
            events.classEnded(worker, "AIT", false);
            long before = peakMemory();

            // when
            events.serving(worker, ProcessHandle.current().pid());
            events.classEnded(worker, "BIT", false);

            // then
            assertThat(before).isPositive();
            assertThat(peakMemory()).isGreaterThan(before);
        } finally {
            small.destroyForcibly().waitFor();
        }
    }

    private long peakMemory() {
        return timeline.snapshot(false).workers().stream()
                .mapToLong(worker -> worker.usage().peakMemoryBytes())
                .max()
                .orElse(0);
    }

    private void change(WorkerState... states) {
        List.of(states).forEach(state -> events.changed(0, state));
    }

    private List<String> states() {
        return timeline.snapshot(false).workers().stream()
                .flatMap(worker -> worker.events().stream())
                .map(TimedEvent::what)
                .toList();
    }
}
