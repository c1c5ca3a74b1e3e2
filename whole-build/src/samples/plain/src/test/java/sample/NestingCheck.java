package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Has nested classes, in one of which the server is lost the first time. */
class NestingCheck {

    @Test
    void outside() {
        assertEquals(4, 2 + 2);
    }

    @Nested
    class Cart {

        @Test
        void needsItsServer() throws Exception {
            Worker worker = new Worker();
            worker.visit("NestingCheck");
            Path mark = Path.of("target/nesting.mark");
            if (!Files.exists(mark)) {
                Files.createFile(mark);
                worker.signal("KILL");
            }
            assertEquals("[\"NestingCheck\"]", worker.state());
        }
    }

    @Nested
    class Till {

        @Test
        void inside() {
            assertEquals(4, 2 + 2);
        }
    }
}
