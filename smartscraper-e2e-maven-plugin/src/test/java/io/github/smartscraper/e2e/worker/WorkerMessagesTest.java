package io.github.smartscraper.e2e.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link WorkerMessages}. */
@DisplayName("A message about workers")
final class WorkerMessagesTest {

    @Test
    @DisplayName("about a start tells how many workers there are, and why not more")
    void starting() {
        assertThat(WorkerMessages.starting(2, 2, 8))
                .isEqualTo("Starting 2 workers (8 were allowed) for 2 test classes");
        assertThat(WorkerMessages.starting(1, 1, 1)).isEqualTo("Starting 1 worker for 1 test class");
    }

    @Test
    @DisplayName("about classes without a worker names each of them once")
    void classesWithoutWorker() {
        // given
        ServerProblem gone = new ServerProblem.Stopped();
        List<Fault> faults = List.of(
                new Fault(0, Optional.of("BIT"), gone, 0),
                new Fault(1, Optional.of("AIT"), gone, 0),
                new Fault(1, Optional.of("BIT"), gone, 0),
                new Fault(1, Optional.empty(), gone, 0));

        // then
        assertThat(WorkerMessages.classesWithoutWorker(faults)).contains("can't be trusted: AIT, BIT.", "mvn verify");
    }

    @Test
    @DisplayName("about a server that is replaced says why, and which restart it is")
    void restarting() {
        // given
        Fault fault = new Fault(2, Optional.empty(), new ServerProblem.NotLaunched("no such program"), 0);

        // then
        assertThat(WorkerMessages.restarting(fault, 1, 3))
                .isEqualTo("Worker 2 could not be launched: no such program\n"
                        + "Restarting worker 2 on the same port and DATA_DIR (1 of 3)");
    }

    @Test
    @DisplayName("about a server that is ended by force names the worker and the parameter")
    void overdue() throws Exception {
        try (NodeWorkers workers = new NodeWorkers()) {
            assertThat(WorkerMessages.overdue(workers.plan(NodeServer.SERVING), Duration.ofSeconds(3)))
                    .startsWith("Worker 0 had not ended 3.0 s after SIGTERM")
                    .contains("-De2e.stopTimeout=10s");
        }
    }

    @Test
    @DisplayName("about a port that connections keep says where the worker moves, or what to do about the wait")
    void portLingers() throws Exception {
        try (NodeWorkers workers = new NodeWorkers()) {
            WorkerPlan plan = workers.plan(NodeServer.SERVING);

            assertThat(WorkerMessages.portLingers(plan, OptionalInt.of(9007)))
                    .startsWith("Port " + plan.port() + " of worker 0 is still kept by connections")
                    .endsWith("the worker moves to port 9007.");
            assertThat(WorkerMessages.portLingers(plan, OptionalInt.empty()))
                    .contains("waiting until it is free", "SO_REUSEADDR, or do without -De2e.reset=restart");
        }
    }

    @Test
    @DisplayName("names a state in English whatever the language of the machine")
    void locale() {
        // given
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            // then
            assertThat(WorkerMessages.changed(3, WorkerState.RESTARTING)).isEqualTo("Worker 3 is restarting");
        } finally {
            Locale.setDefault(before);
        }
    }
}
