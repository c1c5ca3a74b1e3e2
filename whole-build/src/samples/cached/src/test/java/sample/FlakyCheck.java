package sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Fails at the first attempt of each build, and passes at the second. */
class FlakyCheck {

    @Test
    void passesTheSecondTime() throws Exception {
        new Worker().visit("FlakyCheck");
        Path mark = Path.of("target/flaky.mark");
        boolean again = Files.deleteIfExists(mark);
        if (!again) {
            Files.createFile(mark);
        }
        assertTrue(again, "fails the first time");
    }
}
