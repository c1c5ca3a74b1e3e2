package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

/** Needs its server to the end, and loses it in the middle to a signal, the first time or as often as it is told to. */
class VictimCheck {

    @Test
    void needsItsServer() throws Exception {
        Worker worker = new Worker();
        worker.visit("VictimCheck");
        if (attempt() <= Integer.getInteger("sample.losses", 1)) {
            worker.signal(System.getProperty("sample.signal", "KILL"));
        }
        assertEquals("[\"VictimCheck\"]", worker.state());
    }

    @Test
    void needsNoServer() {
        assertEquals(4, 2 + 2);
    }

    private static int attempt() throws Exception {
        Path mark = Path.of("target/victim.mark");
        Files.writeString(mark, "ran\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return Files.readAllLines(mark).size();
    }
}
