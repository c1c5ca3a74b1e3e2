package sample;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Makes links in its DATA_DIR that lead to what belongs to somebody else. */
class LinkingCheck {

    @Test
    void linksTo() throws Exception {
        Worker worker = new Worker();
        Path theirs = Path.of(System.getProperty("sample.theirs"));
        Files.createSymbolicLink(worker.dataDir().resolve("link"), theirs);
        Files.delete(worker.dataDir().resolve("logs"));
        Files.createSymbolicLink(worker.dataDir().resolve("logs"), theirs);
        worker.visit("LinkingCheck");
    }
}
