package io.github.smartscraper.e2e.worker.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link CostFile}. */
@DisplayName("The file of costs")
final class CostFileTest {

    private static final RunCosts COSTS = new RunCosts(new Cost(300, 100), new Cost(900, 1500), 0.5, 1);

    @TempDir
    private Path directory;

    @Test
    @DisplayName("is beside the test cache, and remembers what a run has shown")
    void remembers() {
        // when
        file("default").add(COSTS);

        // then
        assertThat(file("default").read()).contains(COSTS);
        assertThat(directory.resolve("costs-of-test-cache.json")).exists();
    }

    @Test
    @DisplayName("takes half of what was known and half of what was measured since")
    void smoothed() {
        // given
        file("default").add(COSTS);

        // when
        file("default").add(new RunCosts(new Cost(500, 300), new Cost(1100, 1700), 1.5, 3));

        // then
        assertThat(file("default").read()).contains(new RunCosts(new Cost(400, 200), new Cost(1000, 1600), 1, 2));
    }

    @Test
    @DisplayName("keeps the executions of the plugin apart")
    void executions() {
        // given
        file("default").add(COSTS);

        // then
        assertThat(file("mobile").read()).isEmpty();
    }

    @Test
    @DisplayName("is as if it were not there when it is broken, and is written again")
    void broken() throws IOException {
        for (String text : new String[] {"", "{", "[]", "{\"default\":null}", "{\"default\":{\"share\":1}}"}) {
            // given
            Files.writeString(directory.resolve("costs-of-test-cache.json"), text);

            // then
            assertThat(file("default").read()).as(text).isEmpty();
            file("default").add(COSTS);
            assertThat(file("default").read()).as(text).contains(COSTS);
        }
    }

    @Test
    @DisplayName("is not believed when its numbers can't be true")
    void implausible() {
        // when
        file("default").add(new RunCosts(new Cost(-1, 100), new Cost(900, 1500), 0.5, 1));

        // then
        assertThat(file("default").read()).isEmpty();
        file("default").add(COSTS);
        assertThat(file("default").read()).contains(COSTS);
    }

    private CostFile file(String execution) {
        return new CostFile(directory.resolve("test-cache.json"), execution);
    }
}
