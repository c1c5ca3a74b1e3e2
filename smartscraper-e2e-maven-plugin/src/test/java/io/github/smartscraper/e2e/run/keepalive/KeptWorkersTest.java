package io.github.smartscraper.e2e.run.keepalive;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.run.SampleRun;
import io.github.smartscraper.e2e.run.SampleSession;
import io.github.smartscraper.e2e.run.ownership.CleanUp;
import io.github.smartscraper.e2e.support.EndLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link KeptWorkers}, in runs that follow each other. */
@DisplayName("Kept workers")
@EnabledOnOs(OS.LINUX)
@Timeout(180)
final class KeptWorkersTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @RegisterExtension
    private final SampleRun sample = new SampleRun();

    @BeforeEach
    void open() {
        sample.set("keepAlive", true);
    }

    @AfterEach
    void close() throws Exception {
        CleanUp cleanUp = new CleanUp(sample.host(), sample.console());
        cleanUp.endKept(sample.workDirectory(), EndLimits.LEFTOVERS);
    }

    @Test
    @DisplayName("are the next run's, with their state at the seed, and with others beside them if it needs more")
    void takenOver() throws Exception {
        // given
        SampleSession first = finished("AIT");
        Set<Long> servers = servers(first);
        Path state = sample.dataDirectories().stream()
                .filter(data -> data.getFileName().toString().startsWith("smartscraper-test-0-"))
                .findFirst()
                .orElseThrow()
                .resolve("sites.jsonc");
        Files.writeString(state, "[1]");

        // when
        SampleSession second = sample.set("workers", "2").of("AIT", "BIT");
        second.start();
        second.pool().lease();
        second.pool().lease();

        // then
        assertThat(second.cookie()).isEqualTo(first.cookie());
        assertThat(SampleRun.processes(second)).containsAll(servers);
        assertThat(second.pool().plan(1).port())
                .isNotEqualTo(second.pool().plan(0).port());
        assertThat(state).content().isEqualToIgnoringNewLines("[]");
        second.stop();
        assertThat(SampleRun.processes(second)).isEmpty();
        assertThat(sample.dataDirectories()).isEmpty();
    }

    @Test
    @DisplayName("are ended by a run that has others to start")
    void replaced() throws Exception {
        // given
        SampleSession first = finished("AIT");
        Set<Long> servers = servers(first);

        // when
        SampleSession second = sample.set("apiToken", "another").of("AIT");
        second.start();

        // then
        assertThat(SampleRun.processes(second)).isNotEmpty().doesNotContainAnyElementsOf(servers);
        assertThat(sample.console().lines())
                .anyMatch(line -> line.contains("can't be used: the environment or a secret has changed"));
        second.stop();
    }

    @Test
    @DisplayName("are ended, and their keeper is, by goal stop")
    void ended() throws Exception {
        // given
        SampleSession first = finished("AIT");
        assertThat(SampleRun.processes(first)).isNotEmpty();
        ProcessIdentity keeper =
                OwnerMarker.of(sample.dataDirectories().get(0)).orElseThrow().owner();
        assertThat(keeper.isAlive()).isTrue();
        CleanUp cleanUp = new CleanUp(sample.host(), sample.console());

        // when
        cleanUp.endKept(sample.workDirectory(), EndLimits.LEFTOVERS);
        cleanUp.endKept(sample.workDirectory(), EndLimits.LEFTOVERS);

        // then
        assertThat(SampleRun.processes(first)).isEmpty();
        assertThat(sample.dataDirectories()).isEmpty();
        assertThat(sample.console().lines()).last().asString().contains("No kept workers are running");
        assertThat(keeper.isAlive()).isFalse();
    }

    @Test
    @DisplayName("are known by number and start: another process that has the number of one keeps running")
    void anotherProcess() throws Exception {
        // given
        SampleSession first = finished("AIT");
        servers(first).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        await().atMost(LIMIT).until(() -> servers(first).isEmpty());
        Process another = new ProcessBuilder("sleep", "60").start();
        try {
            nameInsteadOfServer(another.pid());

            // when
            SampleSession second = sample.of("AIT");
            second.start();

            // then
            assertThat(servers(second)).isNotEmpty();
            second.stop();
            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroyForcibly();
        }
    }

    /** What began when the server did, by the ticks in the file, was another process. */
    private void nameInsteadOfServer(long pid) throws Exception {
        Path kept = sample.workDirectory().resolve("kept.json");
        Files.writeString(kept, Files.readString(kept).replaceAll("\"pid\" : \\d+", "\"pid\" : " + pid));
    }

    @Test
    @DisplayName("are ended by a run that had begun before they were kept, and waited")
    void latecomers() throws Exception {
        // given
        SampleSession waiting = sample.of("BIT");
        SampleSession first = finished("AIT");

        // when
        waiting.start();

        // then
        assertThat(servers(first)).isEmpty();
        assertThat(sample.console().lines()).anyMatch(line -> line.contains("while this one waited for it"));
        waiting.stop();
        assertThat(sample.dataDirectories()).isEmpty();
    }

    @Test
    @DisplayName("are none after a run that is broken off")
    void brokenOff() throws Exception {
        SampleSession run = sample.of("AIT");
        run.start();

        run.stop();

        assertThat(SampleRun.processes(run)).isEmpty();
        assertThat(sample.dataDirectories()).isEmpty();
    }

    private SampleSession finished(String... testClasses) throws Exception {
        SampleSession run = sample.of(testClasses);
        run.start();
        run.finish();
        return run;
    }

    /** Without what the keeper has started to read their output. */
    private Set<Long> servers(SampleSession run) {
        ProcessCookie worker = run.cookie().ofWorker(0);
        return sample.host().processes().carrying(worker);
    }
}
