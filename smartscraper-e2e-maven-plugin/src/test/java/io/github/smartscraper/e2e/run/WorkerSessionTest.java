package io.github.smartscraper.e2e.run;

import static io.github.smartscraper.e2e.PatientWait.await;
import static io.github.smartscraper.e2e.run.SampleRun.processes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.isolation.Seed;
import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link WorkerSession} from start to stop, and with it {@link ConsoleEvents}. */
@DisplayName("A run")
@Timeout(180)
final class WorkerSessionTest {

    private static final ProcessIdentity DEAD = ChildProcesses.predecessor();

    @RegisterExtension
    private final SampleRun sample = new SampleRun();

    @Test
    @DisplayName("starts its workers, says where they are, and leaves nothing when it stops")
    void startToStop() throws Exception {
        // given
        SampleSession run = sample.set("workers", "2").of("AIT", "BIT", "CIT");

        // when
        run.start();
        WorkerPlan worker = run.pool().lease();
        run.pool().lease();

        // then
        assertThat(run.workerCount()).isEqualTo(2);
        assertThat(sample.guard().isArmed()).isTrue();
        assertThat(processes(run)).hasSize(2);
        assertThat(sample.dataDirectories())
                .hasSize(2)
                .contains(worker.dataDirectory().path());
        JsonNode session = new ObjectMapper().readTree(run.files().session().toFile());
        assertThat(session.path("workers")).hasSize(2).allSatisfy(owned -> assertThat(processes(run))
                .contains(owned.path("pid").asLong()));
        assertThat(sample.console().lines())
                .anySatisfy(line -> assertThat(line).matches("Worker +URL +Ready after +PID +DATA_DIR"))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                worker.baseUrl().toString(),
                                worker.dataDirectory().path().toString()))
                .contains("Starting 2 workers for 3 test classes");

        // when
        run.stop();

        // then
        sample.assertNothingIsLeft(run);
        assertThat(sample.console().lines().get(sample.console().lines().size() - 1))
                .startsWith("Stopped 2 workers in ")
                .endsWith("nothing is left.");
    }

    @Test
    @DisplayName("leaves nothing of servers that start where no test must run after all")
    void refusedMeanwhile() throws Exception {
        // given
        SampleSession run = sample.set("workers", "2").of("AIT", "BIT");

        // then
        assertThatExceptionOfType(InfrastructureException.class)
                .isThrownBy(() -> run.start(() -> {
                    await().until(() -> processes(run).size() == 2);
                    throw new InfrastructureException("the cache can't be written");
                }))
                .withMessage("the cache can't be written");
        sample.assertNothingIsLeft(run);
    }

    @Test
    @DisplayName("starts no more workers than there are test classes")
    void fewClasses() throws Exception {
        // given
        SampleSession run = sample.set("workers", "8").of("AIT");

        // when
        run.start();

        // then
        assertThat(run.workerCount()).isEqualTo(1);
        assertThat(processes(run)).hasSize(1);
        assertThat(sample.console().lines()).contains("Starting 1 worker (8 were allowed) for 1 test class");
    }

    @Test
    @DisplayName("removes logs, arguments and kept data of an earlier run before it begins")
    void earlierFiles() throws Exception {
        // given
        SampleSession run = sample.of("AIT");
        List<Path> earlier = List.of(
                run.files().logs().resolve("worker-7.log"),
                run.files().forks().resolve("fork-7.events.jsonl"),
                run.files().keptData().resolve("OldIT/stats.json"));
        for (Path file : earlier) {
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }

        // when
        run.start();

        // then
        assertThat(earlier).allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(run.files().logs().resolve("worker-0.log")).exists();
    }

    @Test
    @DisplayName("removes what a killed build has left")
    void leftovers() throws Exception {
        // given
        OwnerMarker marker = new OwnerMarker("session of a killed build", DEAD);
        Path left = DataDirectory.create(
                        DataDirectory.unpredictablePath(sample.directory().resolve("data"), 0),
                        new Seed(Optional.empty()),
                        marker)
                .path();

        // when
        sample.of("AIT").start();

        // then
        assertThat(left).doesNotExist();
        assertThat(sample.console().lines()).contains("Removed what killed builds had left: 0 processes, 1 directory.");
    }

    @Test
    @DisplayName("keeps secret tokens out of the logs of its servers")
    void masks() throws Exception {
        // given
        Files.writeString(
                sample.app().resolve("server.js"),
                "\nconsole.log('my token is ' + process.env.API_TOKEN);",
                StandardOpenOption.APPEND);
        SampleSession run = sample.set("apiToken", "random").of("AIT");

        // when
        run.start();

        // then
        String token = run.pool().plan(0).token();
        assertThat(token).hasSize(48);
        assertThat(run.mask().apply("it is " + token)).isEqualTo("it is ****");
        Path log = run.files().logs().resolve("worker-0.log");
        await().untilAsserted(() -> assertThat(log).hasContent("my token is ****"));
    }

    @Test
    @DisplayName("skips a port that somebody has, and says who")
    void portTaken() throws Exception {
        // given
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SampleSession run = sample.set("basePort", Integer.toString(stranger.getLocalPort()))
                    .of("AIT");

            // when
            run.start();

            // then
            assertThat(run.pool().plan(0).port()).isGreaterThan(stranger.getLocalPort());
            assertThat(sample.console().lines())
                    .contains("Port " + stranger.getLocalPort() + " is taken by java (pid "
                            + ProcessHandle.current().pid() + "); it is skipped.");
        }
    }

    @DisplayName("keeps the data of those test classes that it is to keep")
    @ParameterizedTest(name = "{0}: passing {1}, failing {2}")
    @CsvSource({"never, false, false", "on-failure, false, true", "always, true, true"})
    void keepsData(String keep, boolean passing, boolean failing) throws Exception {
        // given
        SampleSession run = sample.set("keepData", keep).of("PassingIT", "FailingIT");
        run.start();
        Path data = run.pool().lease().dataDirectory().path();

        // when
        run.pool().beginClass(0, "PassingIT");
        Files.writeString(data.resolve("state"), "of PassingIT");
        run.pool().endClass(0, "PassingIT", false);
        run.pool().beginClass(0, "FailingIT");
        Files.writeString(data.resolve("state"), "of FailingIT");
        run.pool().endClass(0, "FailingIT", true);
        run.stop();

        // then
        assertKept(run, "PassingIT", passing);
        assertKept(run, "FailingIT", failing);
    }

    private void assertKept(SampleSession run, String testClass, boolean kept) {
        Path copy = run.files().keptData().resolve(testClass);
        if (kept) {
            assertThat(copy.resolve("state")).hasContent("of " + testClass);
            assertThat(copy.resolve("sites.jsonc")).exists();
            assertThat(sample.console().lines()).contains("DATA_DIR of " + testClass + " is kept in " + copy);
        } else {
            assertThat(copy).doesNotExist();
        }
    }

    @Test
    @DisplayName("tells of a server that dies under a test class, and of its replacement")
    void restart() throws Exception {
        // given
        SampleSession run = sample.of("AIT");
        run.start();
        run.pool().lease();
        run.pool().beginClass(0, "AIT");

        // when
        processes(run).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        await().until(() ->
                sample.console().lines().stream().anyMatch(line -> line.startsWith("Worker 0 is healthy again at")));

        // then
        assertThat(sample.console().lines())
                .anySatisfy(line -> assertThat(line).startsWith("WARNING Worker 0 exited with code 137"))
                .contains("WARNING Restarting worker 0 on the same port and DATA_DIR (1 of 3)")
                .anySatisfy(line -> assertThat(line).startsWith("WARNING AIT was hit by an infrastructure fault"));
    }

    @Test
    @DisplayName("prints every change of state where that is wanted")
    void verbose() throws Exception {
        // given
        SampleSession run = sample.set("verbose", true).of("AIT");

        // when
        run.start();
        run.pool().lease();
        run.stop();

        // then
        assertThat(sample.console().lines())
                .containsSubsequence(
                        "Worker 0 is healthy", "Worker 0 is leased", "Worker 0 is stopping", "Worker 0 is gone");
    }
}
