package io.github.smartscraper.e2e.worker;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartscraper.e2e.health.HealthProbe;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link WorkerLife} with servers that die. */
@DisplayName("A worker whose server dies")
@Timeout(180)
final class WorkerLifeTest {

    private static final String TEST_CLASS = "org.example.OneIT";

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    @Test
    @DisplayName("replaces it on the same port and DATA_DIR, and blames it for the class that was running")
    void restarts() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        WorkerPlan worker = pool.lease();
        pool.beginClass(0, TEST_CLASS);
        Path left = leftover(worker);
        Set<Long> before = workers.pids(0);

        // when
        workers.kill(0);
        await().until(() -> workers.events().contains("restarted 0"));

        // then
        assertThat(workers.pids(0)).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(isHealthy(worker)).isTrue();
        assertThat(left).exists();
        assertThat(workers.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.worker()).isEqualTo(0);
            assertThat(fault.testClass()).contains(TEST_CLASS);
            assertThat(fault.problem()).isInstanceOf(ServerProblem.Exited.class);
        });
        assertThat(workers.events())
                .containsSubsequence("restarting 0 for the 1 of 1", "restarted 0")
                .endsWith("0 is LEASED");
    }

    @Test
    @DisplayName("blames it for every class that was running, where a fork runs several at the same time")
    void severalClasses() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.NONE);
        pool.lease();
        pool.beginClass(0, TEST_CLASS);
        pool.beginClass(0, "org.example.TwoIT");

        // when
        workers.kill(0);
        await().until(() -> workers.events().contains("restarted 0"));

        // then
        assertThat(workers.faults())
                .extracting(Fault::testClass)
                .containsExactly(Optional.of(TEST_CLASS), Optional.of("org.example.TwoIT"));
        assertThat(workers.events()).containsOnlyOnce("restarting 0 for the 1 of 1");
    }

    @Test
    @DisplayName("blames no class where none was running")
    void betweenClasses() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        pool.lease();
        pool.beginClass(0, TEST_CLASS);
        pool.endClass(0, TEST_CLASS, false);

        // when
        workers.kill(0);
        await().until(() -> workers.events().contains("restarted 0"));

        // then
        assertThat(workers.faults()).extracting(Fault::testClass).containsExactly(Optional.empty());
    }

    @Test
    @DisplayName("gives it up after as many restarts as are allowed, and has nothing to lend then")
    void restartLimit() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        workers.kill(0);
        await().until(() -> workers.events().contains("restarted 0"));

        // when
        workers.kill(0);
        await().until(() -> workers.events().contains("0 is GONE"));

        // then
        WorkerException failure = catchThrowableOfType(WorkerException.class, pool::lease);
        assertThat(failure.problem()).isInstanceOfSatisfying(ServerProblem.TooManyRestarts.class, restarts -> {
            assertThat(restarts.restarts()).isEqualTo(1);
            assertThat(restarts.last()).isInstanceOf(ServerProblem.Exited.class);
        });
        assertThat(workers.events()).contains("lost 0");
        assertThat(workers.pids()).isEmpty();
    }

    @Test
    @DisplayName("gets no test class ready before the replacement is healthy")
    void beginWaits() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        WorkerPlan worker = pool.lease();
        workers.kill(0);

        // when
        pool.beginClass(0, TEST_CLASS);

        // then
        assertThat(isHealthy(worker)).isTrue();
        assertThat(workers.pids(0)).hasSize(1);
    }

    private static Path leftover(WorkerPlan worker) throws IOException {
        return Files.createFile(worker.dataDirectory().path().resolve("left-by-a-test"));
    }

    private static boolean isHealthy(WorkerPlan worker) {
        return new HealthProbe(Duration.ofSeconds(2)).ask(worker.health()).isHealthy();
    }
}
