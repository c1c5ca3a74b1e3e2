package io.github.smartscraper.e2e.worker;

import static io.github.smartscraper.e2e.PatientWait.await;
import static io.github.smartscraper.e2e.health.AnswerLimits.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartscraper.e2e.health.AnswerLimits;
import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.health.StatusCodes;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.worker.server.Background;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests how a {@link WorkerPool} stops. */
@DisplayName("A worker pool, when it stops,")
@Timeout(180)
final class WorkerPoolStopTest {

    private static final HealthRequest PATIENTLY = new HealthRequest("/health", StatusCodes.OK, Duration.ofSeconds(60));

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    @Test
    @DisplayName("ends servers and children that ignore SIGTERM, within its limit, and has nothing to do again")
    void stubborn() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.SERVING, NodeServer.STUBBORN);
        pool.start();
        await().until(() -> Files.exists(pool.plan(1).dataDirectory().path().resolve("child")));
        await().until(() -> workers.events().contains("1 is HEALTHY"));
        assertThat(workers.pids()).hasSize(3);

        // when
        Set<Long> left = pool.stop();

        // then
        assertThat(left).isEmpty();
        assertThat(workers.pids()).isEmpty();
        assertThat(workers.events())
                .contains("1 has not ended within PT3S")
                .noneMatch(line -> line.startsWith("0 has not ended"));
        int told = workers.events().size();
        assertThat(pool.stop()).isEmpty();
        assertThat(workers.events()).hasSize(told);
    }

    @Test
    @DisplayName("ends servers that are still starting, and whoever waits for them")
    void whileStarting() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.GATED, NodeServer.GATED);
        FutureTask<Void> start = Background.block(() -> start(pool));
        FutureTask<WorkerPlan> lease = Background.block(pool::lease);
        await().until(() -> workers.pids().size() == 2);

        // when
        Set<Long> left = pool.stop();

        // then
        assertThat(left).isEmpty();
        assertThat(workers.pids()).isEmpty();
        assertThat(failure(start).problem()).isEqualTo(new ServerProblem.Stopped());
        assertThat(failure(lease).problem()).isEqualTo(new ServerProblem.Stopped());
    }

    @Test
    @DisplayName("in the very moment in which it starts, leaves no server behind")
    void raceWithStart() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.SERVING, NodeServer.SERVING, NodeServer.SERVING);
        FutureTask<Void> start = Background.start(() -> start(pool));

        // when
        Set<Long> left = pool.stop();

        // then
        await().until(start::isDone);
        await().until(() -> workers.lives().isEmpty());
        assertThat(left).isEmpty();
        assertThat(workers.pids()).isEmpty();
    }

    @Test
    @DisplayName("starts nothing any more")
    void startAfterStop() throws Exception {
        // given
        WorkerPool pool = workers.pool(NodeServer.SERVING);
        pool.stop();

        // when
        WorkerException failure = catchThrowableOfType(WorkerException.class, pool::start);

        // then
        pool.startAnother(workers.plan(1, NodeServer.SERVING));
        assertThat(failure.problem()).isEqualTo(new ServerProblem.Stopped());
        assertThat(workers.events()).contains("1 is GONE");
        await().until(() -> workers.lives().isEmpty());
        assertThat(workers.pids()).isEmpty();
    }

    @Test
    @DisplayName("does not take the end of servers for a fault")
    void noFaults() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);

        // when
        pool.stop();

        // then
        assertThat(workers.faults()).isEmpty();
        assertThat(workers.events()).endsWith("0 is STOPPING", "0 is GONE").doesNotContain("lost 0");
    }

    @Test
    @DisplayName("gives a server that has something to write as long as it is told to, and says nothing then")
    void finishing() throws Exception {
        // given
        WorkerPool pool = workers.ending(Duration.ofMinutes(2)).pool(NodeServer.FINISHING);
        pool.start();
        Path written = pool.plan(0).dataDirectory().path().resolve("written");

        // when
        Set<Long> left = pool.stop();

        // then
        assertThat(left).isEmpty();
        assertThat(written).exists();
        assertThat(workers.events()).noneMatch(line -> line.contains("has not ended"));
    }

    @Test
    @DisplayName("while a server is being asked how it is, takes its end for no fault and launches no other")
    void whileProbing() throws Exception {
        // given
        AnswerLimits patient = new AnswerLimits(Duration.ofMillis(10), USUAL.refusal(), USUAL.silence());
        WorkerPool pool = workers.within(patient).asking(PATIENTLY).pool(NodeServer.DOZING);
        pool.start();
        Path data = pool.plan(0).dataDirectory().path();
        Files.createFile(data.resolve("doze"));
        await().until(() -> Files.exists(data.resolve("dozing")));

        // when
        pool.stop();

        // then
        await().until(() -> workers.lives().isEmpty());
        assertThat(workers.pids()).isEmpty();
        assertThat(workers.faults()).isEmpty();
        assertThat(workers.events()).endsWith("0 is STOPPING", "0 is GONE").noneMatch(line -> line.startsWith("rest"));
    }

    @Test
    @DisplayName("with servers to be kept, ends none that is being asked how it is, however long it takes to answer")
    void leavingWhileProbing() throws Exception {
        // given
        AnswerLimits often = new AnswerLimits(Duration.ofMillis(1), USUAL.refusal(), USUAL.silence());
        WorkerPool pool = workers.within(often)
                .asking(PATIENTLY)
                .pool(NodeServer.LEISURELY, NodeServer.LEISURELY, NodeServer.LEISURELY);
        pool.start();
        await().until(() -> workers.events().containsAll(List.of("0 is HEALTHY", "1 is HEALTHY", "2 is HEALTHY")));

        // when
        Set<Integer> going = pool.leave();

        // then
        await().until(() -> workers.lives().isEmpty());
        assertThat(going).containsExactly(0, 1, 2);
        assertThat(workers.pids()).hasSize(3);
        assertThat(workers.faults()).isEmpty();
    }

    private static Void start(WorkerPool pool) throws WorkerException, InterruptedException {
        pool.start();
        return null;
    }

    private static WorkerException failure(FutureTask<?> task) {
        return (WorkerException) Objects.requireNonNull(
                catchThrowableOfType(ExecutionException.class, () -> task.get(40, TimeUnit.SECONDS))
                        .getCause());
    }
}
