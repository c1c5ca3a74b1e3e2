package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Errand of each short test class, a tenth of a second long: it uses its worker, and notices at once if it is not
 * the only one to do so, or if it talks to somebody else's server. Whoever can't trust the plugin's word for what has
 * passed finds the truth in {@code target/passes}.
 */
abstract class Errand {

    private static final int TURNS = 5;

    @Test
    void hasItsWorkerToItself() throws Exception {
        String name = getClass().getSimpleName();
        Worker worker = new Worker();
        assertEquals("[]", worker.state());
        assertEquals(401, worker.statusWithToken("wrong"));
        for (int turn = 1; turn <= TURNS; turn++) {
            String state = "[\"" + name + "-" + turn + "\"]";
            worker.write(state);
            Thread.sleep(20);
            assertEquals(state, worker.state());
            assertEquals(state, Files.readString(worker.dataDir().resolve("sites.jsonc")));
        }
        Files.writeString(Files.createDirectories(Path.of("target/passes")).resolve(name), "passed");
    }
}
