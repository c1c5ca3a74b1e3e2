package io.github.smartscraper.e2e.process.reaper;

import static io.github.smartscraper.e2e.PatientWait.await;

import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessCookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@link Reaper} is not told, since each line that it is told means something. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(90)
final class ReaperLinesTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("A path with a line break does not give the reaper orders")
    void aPathGivesNoOrders() throws Exception {
        // given
        ProcessCookie cookie = ProcessCookie.newSession();
        Reaper reaper = Reaper.start(Executables.of(System.getenv()), cookie, Duration.ofSeconds(1))
                .orElseThrow();
        Path kept = Files.createFile(directory.resolve("kept.json"));
        Path session = Files.writeString(directory.resolve("session.json"), cookie.session());

        // when
        reaper.watchFile(Path.of("/nowhere\ndone"));
        reaper.watchFile(session);
        reaper.keep(kept, Duration.ZERO);

        // then what it was told afterwards is done
        await().until(() -> Files.notExists(session));
    }
}
