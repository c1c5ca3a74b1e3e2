package io.github.smartscraper.e2e.worker.demand;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.machine.CpuMeter;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link WorkerDemand} with a pool of three, on two processors. */
@DisplayName("The demand for workers")
@Timeout(180)
final class WorkerDemandTest {

    private static final int PROCESSORS = 2;
    private static final RunCosts CHEAP = new RunCosts(new Cost(200, 100), new Cost(300, 200), 0.1, 1);

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    @TempDir
    private Path directory;

    private final RecordedConsole console = new RecordedConsole();
    private final Map<String, Long> classes = new LinkedHashMap<>();
    private final List<WorkerDemand> demands = new ArrayList<>();

    @AfterEach
    void finish() {
        demands.forEach(WorkerDemand::finish);
    }

    @Test
    @DisplayName("is for all of them where none is to be saved")
    void all() throws Exception {
        classes.putAll(Map.of("AIT", 0L, "BIT", 0L, "CIT", 0L, "DIT", 0L));
        WorkerDemand demand = demand(false, true);

        assertThat(demand.first(pool())).isEqualTo(3);
    }

    @Test
    @DisplayName("is for as many as there are processors as long as nothing is known of the classes")
    void unknown() throws Exception {
        classes.putAll(Map.of("AIT", 0L, "BIT", 0L, "CIT", 0L));
        WorkerDemand demand = demand(true, false);

        assertThat(demand.first(pool())).isEqualTo(PROCESSORS);
    }

    @Test
    @DisplayName("is for one where the tests would not end earlier with more, as it says in the end")
    void onePays() throws Exception {
        // given
        remember(CHEAP);
        classes.putAll(Map.of("AIT", 60L, "BIT", 50L));
        WorkerDemand demand = demand(true, true);
        WorkerPool pool = pool();

        // when
        assertThat(demand.first(pool)).isEqualTo(1);
        pool.startNext();
        WorkerPlan worker = pool.plan(0);
        for (String name : classes.keySet()) {
            demand.classBegan(worker, name);
            demand.classEnded(worker, name, false);
        }
        demand.finish();

        // then
        assertThat(console.lines())
                .containsExactly("1 of 2 workers started: the tests would not have ended earlier with more");
    }

    @Test
    @DisplayName("is for all of long classes, though for no more at a time than there are processors")
    void allPay() throws Exception {
        // given
        remember(CHEAP);
        classes.putAll(Map.of("AIT", 60_000L, "BIT", 60_000L, "CIT", 60_000L));
        WorkerDemand demand = demand(true, true);
        WorkerPool pool = pool();

        // when
        assertThat(demand.first(pool)).isEqualTo(PROCESSORS);
        pool.startNext();
        pool.startNext();

        // then: its own clock has it decide again
        await().until(() -> pool.held() == 0);
    }

    @Test
    @DisplayName("is for no more than there are classes, however many there may be")
    void fewClasses() throws Exception {
        classes.put("AIT", 60_000L);
        WorkerDemand demand = demand(false, true);

        assertThat(demand.first(pool())).isEqualTo(1);
    }

    @DisplayName("is another one when other classes turn out to run than were expected")
    @ParameterizedTest(name = "adaptive: {0}")
    @ValueSource(booleans = {true, false})
    void expect(boolean adaptive) throws Exception {
        // given
        remember(CHEAP);
        classes.put("AIT", 50L);
        WorkerDemand demand = demand(adaptive, true);
        WorkerPool pool = pool();
        assertThat(demand.first(pool)).isEqualTo(1);
        pool.startNext();

        // when
        demand.expect(new ExpectedClasses(Map.of("BIT", 60_000L, "CIT", 60_000L, "DIT", 60_000L), true));

        // then
        await().until(() -> pool.held() == 0);
    }

    @Test
    @DisplayName("remembers what a server and a fork have cost, for the next run")
    void remembers() throws Exception {
        // given
        classes.put("AIT", 1000L);
        WorkerDemand demand = demand(true, true);
        WorkerPool pool = pool();
        demand.first(pool);
        pool.startNext();
        WorkerPlan worker = pool.plan(0);

        // when
        demand.ready(worker, 0, Duration.ofMillis(800));
        demand.forkStarted(worker, Duration.ofMillis(900), Duration.ofMillis(700));
        demand.classBegan(worker, "AIT");
        demand.classEnded(worker, "AIT", false);
        demand.finish();

        // then
        RunCosts costs = costs().read().orElseThrow();
        assertThat(costs.server().wallMillis()).isEqualTo(800);
        assertThat(costs.fork()).isEqualTo(new Cost(900, 700));
    }

    private WorkerPool pool() throws Exception {
        return workers.pool(NodeServer.SERVING, NodeServer.SERVING, NodeServer.SERVING);
    }

    private CostFile costs() {
        return new CostFile(directory.resolve("test-cache.json"), "default");
    }

    private void remember(RunCosts known) {
        costs().add(known);
    }

    private WorkerDemand demand(boolean adaptive, boolean known) {
        WorkerDemand demand = new WorkerDemand(
                new WorkerDemand.Settings(adaptive, PROCESSORS, new ExpectedClasses(classes, known)),
                costs(),
                CpuMeter.ofThisSystem(),
                console);
        demands.add(demand);
        return demand;
    }
}
