package io.github.smartscraper.e2e.run.retry;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.run.ForkEventFile;
import io.github.smartscraper.e2e.run.SampleSelection;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests which classes {@link InfrastructureRetries} runs again, and what it says about them. */
@DisplayName("After a round")
@Timeout(180)
final class InfrastructureRetriesTest {

    private static final String HIT = "sample.HitIT";
    private static final String OTHER = "sample.OtherIT";

    private final RecordedConsole console = new RecordedConsole();

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private WorkDirectory files;
    private WorkerPool pool;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        files = new WorkDirectory(directory.resolve("work"));
        pool = workers.pool(NodeServer.SERVING);
        pool.start();
        pool.lease();
    }

    @Test
    @DisplayName("a class that was hit and failed runs again; what came of it counts and is said")
    void hitAndFailed() throws Exception {
        // given
        InfrastructureRetries attempts = attempts(1);
        hit(HIT);
        ForkEventFile.write(attempts.current().forks(), HIT, "begin", "end:FAILED:2:1:0");
        ForkEventFile.write(attempts.current().forks(), OTHER, "begin", "end:FAILED:2:1:0");

        // when
        RetryRound again = attempts.next(attempts.current().results()).orElseThrow();

        // then
        assertThat(again.again()).containsExactly(HIT);
        assertThat(again).isEqualTo(attempts.current());
        assertThat(again.forks()).isNotEqualTo(files.forks());
        assertThat(again.ranAgain()).isEmpty();

        // when
        ForkEventFile.write(again.forks(), HIT, "begin", "end:PASSED:2:0:0");

        // then
        assertThat(again.ranAgain()).containsExactly(HIT);
        assertThat(attempts.next(attempts.current().results())).isEmpty();
        assertThat(console.lines()).last().asString().contains(HIT, "passed when it ran again");
        assertThat(attempts.faults()).containsOnlyKeys(HIT);
        assertThat(attempts.faults().get(HIT)).singleElement().asString().contains("exited with code 137");
        assertThat(files.allForks()).containsExactly(files.forks(), again.forks());
    }

    @Test
    @DisplayName("a class that was hit and passed all the same does not run again, nor one that ended its own fork")
    void hitAndPassed() throws Exception {
        // given
        InfrastructureRetries attempts = attempts(1);
        hit(HIT);
        ForkEventFile.write(files, HIT, "begin", "end:PASSED:2:0:0");

        // when, then
        assertThat(attempts.next(attempts.current().results())).isEmpty();
        assertThat(attempts.faults()).containsOnlyKeys(HIT);

        // given
        hit(OTHER);
        ForkEventFile.write(files, OTHER, "begin");

        // when, then
        assertThat(attempts.next(attempts.current().results())).isEmpty();
        assertThat(console.lines()).isEmpty();
    }

    @Test
    @DisplayName("a class that was hit does not run again where none may")
    void none() throws Exception {
        // given
        InfrastructureRetries attempts = attempts(0);
        hit(HIT);
        ForkEventFile.write(files, HIT, "begin", "end:FAILED:2:1:0");

        // when, then
        assertThat(attempts.next(attempts.current().results())).isEmpty();
        assertThat(console.lines()).singleElement().asString().contains(HIT, "-De2e.retryInfrastructure=1");
    }

    @Test
    @DisplayName("a class that is hit again runs a second time where two may, and no third")
    void secondRetry() throws Exception {
        // given workers whose servers carry the same cookies as that of the other pool
        pool.stop();
        pool = workers.pool(NodeServer.SERVING, NodeServer.SERVING);
        pool.start();
        pool.lease();
        pool.lease();
        InfrastructureRetries attempts = attempts(2);

        // when, then
        hitAndFail(0, attempts.current());
        assertThat(attempts.next(attempts.current().results()))
                .map(RetryRound::number)
                .contains(1);
        hitAndFail(1, attempts.current());
        assertThat(attempts.next(attempts.current().results()))
                .map(RetryRound::number)
                .contains(2);
        hitAndFail(0, attempts.current());
        assertThat(attempts.next(attempts.current().results())).isEmpty();
        assertThat(console.lines()).last().asString().contains(HIT, "no more than 2 retries are allowed");
        assertThat(attempts.faults().get(HIT)).hasSize(3);
    }

    @Test
    @DisplayName("a class that no worker was ready for runs again, unless no worker is left")
    void unready() throws Exception {
        // given
        InfrastructureRetries attempts = attempts(1);
        pool.stop();
        assertThatExceptionOfType(WorkerException.class).isThrownBy(() -> pool.beginClass(0, HIT));
        ForkEventFile.write(files, HIT, "fault:no_worker", "end:PASSED:2:0:0");

        // when, then
        assertThat(attempts.next(attempts.current().results())).isEmpty();
        assertThat(console.lines()).singleElement().asString().contains(HIT, "no worker is left");
        assertThat(attempts.unready()).extracting(Fault::testClass).containsExactly(Optional.of(HIT));
    }

    @Test
    @DisplayName("the classes are named to Failsafe, or taken out of what chose methods")
    void test() {
        // given
        RetryRound again = new RetryRound(1, List.of(HIT), files.forks());

        // when, then
        assertThat(again.test(Optional.empty(), SampleSelection.of(HIT, OTHER))).contains(HIT);
        assertThat(again.test(Optional.of(HIT + "," + OTHER), SampleSelection.of(HIT, OTHER)))
                .contains(HIT);
        assertThat(again.test(Optional.of("*IT#a*"), SampleSelection.of(HIT, OTHER)))
                .contains("*IT#a*,!" + OTHER);
    }

    private InfrastructureRetries attempts(int limit) {
        return new InfrastructureRetries(pool, limit, files, console);
    }

    private void hitAndFail(int worker, RetryRound attempt) throws Exception {
        hit(worker, HIT);
        ForkEventFile.write(attempt.forks(), HIT, "begin", "end:FAILED:2:1:0");
    }

    private void hit(String testClass) throws Exception {
        hit(0, testClass);
    }

    /** The server dies under the class and comes back. */
    private void hit(int worker, String testClass) throws Exception {
        pool.beginClass(worker, testClass);
        long before = hits(worker, testClass);
        workers.kill(worker);
        await().until(() -> hits(worker, testClass) > before);
        pool.endClass(worker, testClass, true);
    }

    private long hits(int worker, String testClass) {
        String hit = testClass + " hit on " + worker;
        return workers.events().stream().filter(hit::equals).count();
    }
}
