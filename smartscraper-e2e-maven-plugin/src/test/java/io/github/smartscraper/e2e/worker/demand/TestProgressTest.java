package io.github.smartscraper.e2e.worker.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.worker.WorkerState;
import io.github.smartscraper.e2e.worker.demand.TestProgress.Phase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link TestProgress} with a clock of its own. */
@DisplayName("The progress of tests")
final class TestProgressTest {

    private static final RunCosts COSTS = new RunCosts(new Cost(2000, 100), new Cost(1000, 1500), 0.5, 1);

    private long now = 10_000;
    private final TestProgress progress = progress(true);

    @Test
    @DisplayName("knows what has not begun, in its order, and how long it would take alone")
    void waiting() {
        // when
        progress.changed(0, WorkerState.LEASED);
        progress.began(0, "AIT");

        // then
        assertThat(progress.waiting(1)).containsExactly(3000L, 1000L);
        assertThat(progress.waiting(2)).containsExactly(1500L, 500L);
    }

    @Test
    @DisplayName("may learn that other classes are to run")
    void expect() {
        // when
        progress.expect(new ExpectedClasses(Map.of("NewIT", 7000L), true));

        // then
        assertThat(progress.waiting(1)).containsExactly(7000L);
    }

    @Test
    @DisplayName("knows what a worker has still to do: of its server's start, of its fork's, of its class")
    void lanes() {
        // when
        progress.changed(0, WorkerState.STARTING);
        now += 500;
        assertThat(progress.lane(0, WorkerState.STARTING, COSTS)).contains(new Workload.Lane(0.75, 1, 0));
        progress.changed(0, WorkerState.HEALTHY);
        assertThat(progress.lane(0, WorkerState.HEALTHY, COSTS)).isEmpty();
        progress.changed(0, WorkerState.LEASED);
        now += 500;
        assertThat(progress.lane(0, WorkerState.LEASED, COSTS)).contains(new Workload.Lane(0, 0.5, 0));
        progress.began(0, "AIT");
        now += 1000;

        // then
        assertThat(progress.lane(0, WorkerState.LEASED, COSTS)).contains(new Workload.Lane(0, 0, 4000));
        progress.ended(0, "AIT");
        assertThat(progress.lane(0, WorkerState.LEASED, COSTS)).contains(new Workload.Lane(0, 0, 0));
        assertThat(progress.lane(0, WorkerState.GONE, COSTS)).isEmpty();
    }

    @Test
    @DisplayName("takes a class that is overdue for one that goes on for a while")
    void overdue() {
        // when
        progress.changed(0, WorkerState.LEASED);
        progress.began(0, "AIT");
        now += 20_000;

        // then
        assertThat(progress.lane(0, WorkerState.LEASED, COSTS)).contains(new Workload.Lane(0, 0, 2000));
    }

    @Test
    @DisplayName("counts a fork as starting until its first class begins, but not for ever")
    void starting() {
        // when
        progress.changed(0, WorkerState.LEASED);

        // then
        assertThat(progress.isStarting(0, WorkerState.LEASED, COSTS)).isTrue();
        now += 5000;
        assertThat(progress.isStarting(0, WorkerState.LEASED, COSTS)).isFalse();
        progress.changed(1, WorkerState.LEASED);
        progress.began(1, "AIT");
        assertThat(progress.isStarting(1, WorkerState.LEASED, COSTS)).isFalse();
    }

    @Test
    @DisplayName("guesses from the classes that have run where no earlier run has shown how long they take")
    void guesses() {
        // given
        TestProgress unknown = progress(false);

        // then
        assertThat(unknown.waiting(1)).containsExactly(1000L, 1000L, 1000L);
        unknown.began(0, "AIT");
        now += 2500;
        assertThat(unknown.waiting(1)).containsExactly(2500L, 2500L);
        unknown.ended(0, "AIT");
        unknown.began(0, "BIT");
        now += 1000;
        assertThat(unknown.waiting(1)).containsExactly(2500L);
    }

    @Test
    @DisplayName("says in the end how long it took from the first class to the last, and how many workers took part")
    void phase() {
        // given
        assertThat(progress.phase()).isEmpty();

        // when
        progress.changed(0, WorkerState.LEASED);
        progress.changed(1, WorkerState.LEASED);
        progress.changed(2, WorkerState.LEASED);
        progress.began(0, "AIT");
        progress.began(1, "BIT");
        now += 1000;
        progress.ended(0, "AIT");
        now += 1000;
        progress.ended(1, "BIT");

        // then
        assertThat(progress.phase()).contains(new Phase(2000, Map.of("AIT", 1000L, "BIT", 2000L), 2));
    }

    private TestProgress progress(boolean known) {
        Map<String, Long> classes = new LinkedHashMap<>();
        classes.put("AIT", 5000L);
        classes.put("BIT", 3000L);
        classes.put("CIT", 1000L);
        return new TestProgress(new ExpectedClasses(classes, known), () -> now);
    }
}
