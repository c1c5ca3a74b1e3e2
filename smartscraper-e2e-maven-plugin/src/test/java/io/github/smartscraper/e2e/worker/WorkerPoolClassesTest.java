package io.github.smartscraper.e2e.worker;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartscraper.e2e.health.HealthProbe;
import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.worker.server.NodeServer;
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

/** Tests what a {@link WorkerPool} does before and after a test class. */
@DisplayName("A worker pool, before and after a test class,")
@Timeout(180)
final class WorkerPoolClassesTest {

    private static final String TEST_CLASS = "org.example.OneIT";
    private static final String OTHER_CLASS = "org.example.TwoIT";

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    @Test
    @DisplayName("brings DATA_DIR back to its seed under the running server")
    void files() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        WorkerPlan worker = pool.lease();
        Set<Long> before = workers.pids(0);
        Path left = leftover(worker);

        // when
        pool.beginClass(0, TEST_CLASS);

        // then
        assertThat(left).doesNotExist();
        assertThat(worker.dataDirectory().path().resolve("sites.jsonc")).hasContent("[]");
        assertThat(workers.pids(0)).isEqualTo(before);
    }

    @Test
    @DisplayName("brings DATA_DIR back to its seed under a fresh server, on the same port")
    void restart() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.RESTART);
        WorkerPlan worker = pool.lease();
        Set<Long> before = workers.pids(0);
        Path left = leftover(worker);

        // when
        pool.beginClass(0, TEST_CLASS);

        // then
        assertThat(left).doesNotExist();
        assertThat(workers.pids(0)).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(isHealthy(worker)).isTrue();
        assertThat(workers.faults()).isEmpty();
        assertThat(workers.events())
                .doesNotContain("restarted 0")
                .endsWith("0 is RESTARTING", "0 is LEASED", TEST_CLASS + " began on 0");
    }

    @Test
    @DisplayName("leaves DATA_DIR as it is where nothing is to be reset")
    void none() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.NONE);
        Path left = leftover(pool.lease());

        // when
        pool.beginClass(0, TEST_CLASS);

        // then
        assertThat(left).exists();
    }

    @Test
    @DisplayName("tells that the class begins, and how it has ended, once")
    void ends() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        pool.lease();
        pool.beginClass(0, TEST_CLASS);

        // when
        pool.endClass(0, TEST_CLASS, false);
        pool.release(0);

        // then
        assertThat(workers.events())
                .filteredOn(line -> line.startsWith(TEST_CLASS))
                .containsExactly(TEST_CLASS + " began on 0", TEST_CLASS + " ended on 0 and passed");
    }

    @Test
    @DisplayName("keeps classes apart that run on one worker at the same time, and one that it does not know")
    void overlapping() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.NONE);
        pool.lease();
        pool.beginClass(0, TEST_CLASS);
        pool.beginClass(0, OTHER_CLASS);

        // when
        pool.endClass(0, TEST_CLASS, false);
        pool.endClass(0, "org.example.NeverBegunIT", true);
        pool.release(0);

        // then
        assertThat(workers.events())
                .filteredOn(line -> line.contains(" ended on "))
                .containsExactly(TEST_CLASS + " ended on 0 and passed", OTHER_CLASS + " ended on 0 and failed");
    }

    @Test
    @DisplayName("takes a class whose fork has died for failed")
    void forkDies() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        pool.lease();
        pool.beginClass(0, TEST_CLASS);

        // when
        pool.release(0);

        // then
        assertThat(workers.events()).contains(TEST_CLASS + " ended on 0 and failed");
    }

    @Test
    @DisplayName("remembers the class that no worker could be made ready for")
    void unready() throws Exception {
        // given
        PoolSettings settings =
                new PoolSettings(1, 0, ResetMode.FILES, ServerLimits.startingWithin(Duration.ofSeconds(30)));
        WorkerPool pool = workers.pool(settings, NodeServer.SERVING);
        pool.start();
        pool.lease();
        workers.kill(0);
        await().until(() -> workers.events().contains("0 is GONE"));

        // when
        WorkerException failure = catchThrowableOfType(WorkerException.class, () -> pool.beginClass(0, TEST_CLASS));

        // then
        assertThat(failure.problem()).isInstanceOf(ServerProblem.TooManyRestarts.class);
        assertThat(workers.unready()).containsExactly(new Fault(0, Optional.of(TEST_CLASS), failure.problem(), 0));
    }

    @Test
    @DisplayName("says so when DATA_DIR can't be reset")
    void storage() throws Exception {
        // given
        WorkerPool pool = workers.startedPool(ResetMode.FILES);
        WorkerPlan worker = pool.lease();
        Path directory = worker.dataDirectory().path();
        worker.dataDirectory().delete();
        Files.createDirectories(directory.resolveSibling(directory.getFileName() + ".owner/in the marker's way"));

        // when
        WorkerException failure = catchThrowableOfType(WorkerException.class, () -> pool.beginClass(0, TEST_CLASS));

        // then
        assertThat(failure.problem()).isInstanceOf(ServerProblem.Storage.class);
        assertThat(workers.unready()).hasSize(1);
        assertThat(workers.events()).doesNotContain(TEST_CLASS + " began on 0");
    }

    private static Path leftover(WorkerPlan worker) throws IOException {
        return Files.createFile(worker.dataDirectory().path().resolve("left-by-a-test"));
    }

    private static boolean isHealthy(WorkerPlan worker) {
        return new HealthProbe(Duration.ofSeconds(2)).ask(worker.health()).isHealthy();
    }
}
