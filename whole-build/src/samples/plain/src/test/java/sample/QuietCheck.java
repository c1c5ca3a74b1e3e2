package sample;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Uses its server when it begins, and never again, for as long as there is no file {@code target/go-on}. */
class QuietCheck {

    @Test
    void waits() throws Exception {
        new Worker().arrive("QuietCheck");
        while (Files.notExists(Path.of("target/go-on"))) {
            Thread.sleep(20);
        }
    }
}
