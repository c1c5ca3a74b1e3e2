package sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Puts a link to what belongs to somebody else in place of its DATA_DIR. */
class ReplacingCheck {

    @Test
    void replaces() throws Exception {
        Worker worker = new Worker();
        worker.visit("ReplacingCheck");
        remove(worker.dataDir());
        Files.createSymbolicLink(worker.dataDir(), Path.of(System.getProperty("sample.theirs")));
    }

    private static void remove(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            List<Path> children;
            try (Stream<Path> found = Files.list(path)) {
                children = found.toList();
            }
            for (Path child : children) {
                remove(child);
            }
        }
        Files.delete(path);
    }
}
