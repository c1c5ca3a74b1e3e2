package io.github.smartscraper.e2e.run.manual;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.run.SampleRun;
import io.github.smartscraper.e2e.session.OwnedWorker;
import io.github.smartscraper.e2e.session.SessionRegistry;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.worker.server.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link ManualRun}. */
@DisplayName("A run by hand")
@Timeout(180)
final class ManualRunTest {

    @RegisterExtension
    private final SampleRun sample = new SampleRun();

    private Path envDirectory;

    @BeforeEach
    void make() throws Exception {
        envDirectory = Files.createDirectory(sample.directory().resolve("env"));
    }

    @Test
    @DisplayName("hands its workers over in files and on the console, and takes both back when it is told to end")
    void handsOver() throws Exception {
        // given
        ManualRun run = run();
        FutureTask<Void> running = Background.start(() -> {
            run.run();
            return null;
        });

        // when
        await().until(() -> sample.console().lines().contains("The worker runs until you press Ctrl-C."));

        // then
        assertThat(envDirectory.resolve("worker-0.env")).content().contains("TEST_BASE_URL=http://127.0.0.1:");
        assertThat(sample.console().lines()).contains("Worker 0 is yours:");

        // when
        sample.guard().fire();
        running.get(40, TimeUnit.SECONDS);

        // then
        assertThat(envDirectory).isEmptyDirectory();
        assertThat(sample.dataDirectories()).isEmpty();
    }

    @Test
    @DisplayName("is refused beside another one of the same project, and starts nothing then")
    void second() throws Exception {
        // given
        WorkDirectory files = files();
        SessionRegistry other = new SessionRegistry(files.session(), "other", ProcessIdentity.current());
        other.record(new OwnedWorker(0, 9000, "", 0, ""));

        // when, then
        assertThatThrownBy(run()::run)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        assertThat(sample.dataDirectories()).isEmpty();
    }

    private WorkDirectory files() throws ConfigurationException {
        return new WorkDirectory(sample.workDirectory());
    }

    private ManualRun run() throws Exception {
        return new ManualRun(sample.session(), 1, files(), envDirectory, sample.console());
    }
}
