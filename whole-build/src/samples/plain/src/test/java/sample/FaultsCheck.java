package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Harms its server in mid-class as often as it is told to, and goes on once the server is back. */
class FaultsCheck {

    @Test
    void outlivesItsServer() throws Exception {
        Worker worker = new Worker();
        worker.visit("FaultsCheck");
        Path own = Files.writeString(worker.dataDir().resolve("own.txt"), "kept");
        for (int death = 0; death < Integer.getInteger("sample.deaths", 1); death++) {
            worker.harm(System.getProperty("sample.harm", "exit"));
            waitFor(worker);
        }
        assertEquals("[\"FaultsCheck\"]", worker.state());
        assertTrue(Files.exists(own), "the DATA_DIR is still the same");
    }

    private static void waitFor(Worker worker) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(Long.getLong("sample.patience", 40)));
        while (!worker.isHealthy()) {
            assertTrue(Instant.now().isBefore(deadline), "the server came back");
            Thread.sleep(50);
        }
    }
}
