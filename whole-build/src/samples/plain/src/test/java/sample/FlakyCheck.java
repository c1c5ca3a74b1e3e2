package sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Fails the first time and passes when it is run again. */
class FlakyCheck {

    @Test
    void passesTheSecondTime() throws IOException {
        Path mark = Path.of("target/flaky.mark");
        boolean ranBefore = Files.exists(mark);
        Files.writeString(mark, "ran");
        assertTrue(ranBefore, "fails the first time");
    }
}
