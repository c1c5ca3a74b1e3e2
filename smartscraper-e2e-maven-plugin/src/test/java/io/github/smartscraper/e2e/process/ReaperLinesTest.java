package io.github.smartscraper.e2e.process;

import static io.github.smartscraper.e2e.PatientWait.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What {@link Reaper} is not told, since each line that it is told means something. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(30)
final class ReaperLinesTest {

    @Test
    @DisplayName("A path with a line break does not give the reaper orders")
    void aPathGivesNoOrders() throws Exception {
        // given
        try (Reaper reaper = Reaper.start(Executables.of(System.getenv()), ProcessCookie.newSession())
                .orElseThrow()) {
            // when
            reaper.watchFile(Path.of("/nowhere\ndone"));

            // then
            await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(reaper.identity()::isAlive);
        }
    }
}
