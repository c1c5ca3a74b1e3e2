package io.github.smartscraper.e2e.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.isolation.HeldFile;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerFailures;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link WorkerListeners}. */
@DisplayName("The listeners of a pool")
final class WorkerListenersTest {

    private static final String TEST_CLASS = "org.example.OneIT";
    private final WorkerException loss = WorkerFailures.of(0, new ServerProblem.Stopped());
    private static final Fault FAULT = new Fault(0, Optional.of(TEST_CLASS), new ServerProblem.Stopped(), 0);

    /** What the thread of the test would have died of. */
    private final List<Throwable> uncaught = new ArrayList<>();

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private WorkerPlan plan;

    @BeforeEach
    void open() throws IOException {
        plan = workers.plan(NodeServer.SERVING);
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
    }

    @AfterEach
    void close() {
        Thread.currentThread().setUncaughtExceptionHandler(null);
    }

    @Test
    @DisplayName("are told everything, each of them")
    void everything() {
        // given
        RecordedEvents first = new RecordedEvents();
        RecordedEvents second = new RecordedEvents();

        // when
        tellEverything(new WorkerListeners(List.of(first, second)));

        // then
        assertThat(first.lines().size() + first.asides().size())
                .isEqualTo(WorkerEvents.class.getDeclaredMethods().length);
        assertThat(second.lines()).isEqualTo(first.lines());
        assertThat(second.asides()).isEqualTo(first.asides());
    }

    @Test
    @DisplayName("need not say anything")
    void silent() {
        // when
        tellEverything(new WorkerListeners(List.of(new WorkerEvents() {})));

        // then
        assertThat(uncaught).isEmpty();
    }

    @Test
    @DisplayName("are told although one before them fails, which is not hidden")
    void failing() {
        // given
        RuntimeException failure = new IllegalStateException("it can't listen");
        RecordedEvents other = new RecordedEvents();
        WorkerEvents failing = new WorkerEvents() {
            @Override
            public void classBegan(WorkerPlan worker, String testClass) {
                throw failure;
            }
        };

        // when
        new WorkerListeners(List.of(failing, other)).classBegan(plan, TEST_CLASS);

        // then
        assertThat(other.lines()).containsExactly(TEST_CLASS + " began on 0");
        assertThat(uncaught).containsExactly(failure);
    }

    private void tellEverything(WorkerEvents events) {
        events.ready(plan, 1, Duration.ZERO);
        events.lost(loss);
        events.exposed(plan, "*");
        events.hit(TEST_CLASS, FAULT);
        events.restarting(FAULT, 1, 1);
        events.restarted(plan, Duration.ZERO);
        events.holding(plan, new HeldFile(1, Path.of("/data/db")));
        events.forkStarted(plan, Duration.ofMillis(900), Duration.ofMillis(1500));
        events.classBegan(plan, TEST_CLASS);
        events.classEnded(plan, TEST_CLASS, true);
        events.portLingers(plan, OptionalInt.empty());
        events.overdue(plan, Duration.ofSeconds(3));
        events.serving(plan, 2);
        events.classWaits(plan, TEST_CLASS);
        events.changed(0, WorkerState.GONE);
    }
}
