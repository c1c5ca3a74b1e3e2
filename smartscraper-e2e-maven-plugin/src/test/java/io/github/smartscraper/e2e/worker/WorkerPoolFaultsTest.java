package io.github.smartscraper.e2e.worker;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.health.AnswerLimits;
import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.worker.server.Background;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.Stranger;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests which test class a {@link WorkerPool} names when a server fails, and what it gives classes that run again. */
@DisplayName("A worker pool whose server fails")
@Timeout(180)
final class WorkerPoolFaultsTest {

    private static final String FIRST = "org.example.FirstIT";
    private static final String SECOND = "org.example.SecondIT";
    private static final AnswerLimits USUAL = AnswerLimits.USUAL;
    private static final AnswerLimits SOON_UNHEALTHY =
            new AnswerLimits(Duration.ofMillis(100), USUAL.refusal(), USUAL.silence());
    private static final AnswerLimits SOON_SILENT =
            new AnswerLimits(Duration.ofMillis(100), USUAL.refusal(), Duration.ofSeconds(3));

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    @Test
    @DisplayName("names the class that was running, and how often the worker had been restarted")
    void running() throws Exception {
        // given
        WorkerPool pool = begun(FIRST);

        // when
        workers.kill(0);
        await().until(() -> workers.events().contains("restarted 0"));
        workers.kill(0);
        await().until(() -> workers.events().contains("0 is GONE"));

        // then
        assertThat(workers.faults())
                .extracting(Fault::testClass, Fault::restarts)
                .containsExactly(tuple(Optional.of(FIRST), 0), tuple(Optional.of(FIRST), 1));
        assertThat(workers.events()).filteredOn((FIRST + " hit on 0")::equals).hasSize(2);
        assertThat(pool.isExhausted()).isTrue();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("knows, once settled, that a server which hung when the class failed has hit that class")
    void settles() throws Exception {
        // given
        workers.within(SOON_SILENT);
        WorkerPool pool = begun(FIRST);
        workers.signal(0, "STOP");
        pool.endClass(0, FIRST, true);
        pool.release(0);
        assertThat(workers.faults()).isEmpty();

        // when
        pool.settle();

        // then
        assertThat(workers.faults()).extracting(Fault::testClass).containsExactly(Optional.of(FIRST));
    }

    @Test
    @DisplayName("settles for longer than it takes to find out that a server hangs")
    void patience() throws Exception {
        AnswerLimits patient = USUAL.withSilence(Duration.ofMinutes(5));

        assertThat(workers.within(patient).pool(NodeServer.SERVING).settleLimit())
                .isGreaterThan(USUAL.period().plus(patient.silence()));
        assertThat(workers.within(USUAL.withSilence(AnswerLimits.NEVER))
                        .pool(NodeServer.SERVING)
                        .settleLimit())
                .isGreaterThan(Duration.ofSeconds(30));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("and whose port a stranger takes, who answers, makes no class ready, and says who it is")
    void takenOver() throws Exception {
        // given
        WorkerPool pool = workers.within(SOON_UNHEALTHY).pool(NodeServer.CLOSING);
        pool.start();
        pool.lease();
        pool.beginClass(0, FIRST);
        workers.signal(0, "USR2");

        try (Stranger stranger = Stranger.take(pool.plan(0).port())) {
            // when
            pool.endClass(0, FIRST, true);
            WorkerException failure = catchThrowableOfType(WorkerException.class, () -> pool.beginClass(0, SECOND));

            // then
            assertThat(failure.problem())
                    .isInstanceOfSatisfying(ServerProblem.TooManyRestarts.class, given -> assertThat(given.last())
                            .isInstanceOf(ServerProblem.PortLost.class));
            assertThat(workers.faults().get(0).testClass()).contains(FIRST);
            assertThat(workers.unready()).extracting(Fault::testClass).containsExactly(Optional.of(SECOND));
            assertThat(stranger.answers()).isPositive();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("does not suspect a class whose server was only slow, when it dies under a later one")
    void slow() throws Exception {
        // given
        workers.within(SOON_UNHEALTHY);
        WorkerPool pool = begun(FIRST);
        workers.signal(0, "STOP");
        pool.endClass(0, FIRST, true);
        workers.signal(0, "CONT");
        pool.beginClass(0, SECOND);

        // when
        workers.kill(0);
        await().until(() -> !workers.faults().isEmpty());

        // then
        assertThat(workers.faults()).extracting(Fault::testClass).containsExactly(Optional.of(SECOND));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("settles at once when the server answers again, and names no class for it")
    void answersAgain() throws Exception {
        // given
        workers.within(SOON_UNHEALTHY);
        WorkerPool pool = begun(FIRST);
        workers.signal(0, "STOP");
        pool.endClass(0, FIRST, true);
        workers.signal(0, "CONT");

        // when
        pool.settle();
        workers.kill(0);
        await().until(() -> !workers.faults().isEmpty());

        // then
        assertThat(workers.faults()).extracting(Fault::testClass).containsExactly(Optional.empty());
    }

    @Test
    @DisplayName("names the classes that run when the browser of all servers fails, and goes on with its servers")
    void browserFails() throws Exception {
        // given
        WorkerPool pool = begun(FIRST);
        Set<Long> before = workers.pids(0);
        BrowserProblem problem = new BrowserProblem.NotLaunched("of no account");

        // when
        pool.browserFailed(problem);
        pool.endClass(0, FIRST, true);
        pool.browserFailed(problem);
        pool.beginClass(0, SECOND);

        // then
        assertThat(workers.faults())
                .containsExactly(new Fault(0, Optional.of(FIRST), new ServerProblem.BrowserLost(problem), 0));
        assertThat(workers.events()).contains(FIRST + " hit on 0");
        assertThat(workers.pids(0)).isEqualTo(before);
    }

    @Test
    @DisplayName("lends no worker any more when the browser of all servers can't be had, and says why")
    void browserLost() throws Exception {
        // given
        WorkerPool pool = begun(FIRST);

        // when
        pool.browserLost(new BrowserProblem.NotLaunched("of no account"));

        // then
        assertThat(pool.isExhausted()).isTrue();
        assertThat(catchThrowableOfType(WorkerException.class, pool::lease).problem())
                .isInstanceOf(ServerProblem.BrowserLost.class);
        assertThat(catchThrowableOfType(WorkerException.class, () -> pool.beginClass(0, SECOND)))
                .isNotNull();
    }

    @Test
    @DisplayName("gives classes that run again a fresh server and the seed, even where nothing is reset otherwise")
    void fresh() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.NONE);
        WorkerPlan worker = pool.lease();
        Set<Long> before = workers.pids(0);
        Path left = Files.createFile(worker.dataDirectory().path().resolve("left-by-a-test"));

        // when
        pool.serveFresh();
        pool.beginClass(0, FIRST);

        // then
        assertThat(left).doesNotExist();
        assertThat(workers.pids(0)).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(pool.isExhausted()).isFalse();
    }

    @Test
    @DisplayName("when it is started afresh for a class starts it once more")
    void renewalFails() throws Exception {
        // given
        PoolSettings settings =
                new PoolSettings(1, 1, ResetMode.RESTART, ServerLimits.startingWithin(Duration.ofSeconds(30)));
        WorkerPool pool = workers.pool(settings, NodeServer.GATED);
        Path gate = pool.plan(0).dataDirectory().path();
        Files.createFile(gate.resolve("go"));
        pool.start();
        pool.lease();

        // when the fresh server, whose gate the seed has closed again, is killed while it starts
        Set<Long> before = workers.pids(0);
        var begin = Background.block(() -> {
            pool.beginClass(0, FIRST);
            return null;
        });
        await().until(() -> workers.pids(0).size() == 1 && !workers.pids(0).equals(before));
        workers.kill(0);
        await().until(() -> workers.events().contains("restarting 0 for the 1 of 1"));
        Files.createFile(gate.resolve("go"));

        // then
        begin.get();
        assertThat(workers.faults()).extracting(Fault::testClass).containsExactly(Optional.empty());
    }

    private WorkerPool begun(String testClass) throws Exception {
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        pool.lease();
        pool.beginClass(0, testClass);
        return pool;
    }
}
