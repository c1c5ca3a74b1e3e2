package io.github.smartscraper.e2e.process.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tests {@link ProcessUsage}. */
@DisplayName("The usage of a process")
final class ProcessUsageTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("has the memory of all that it has started")
    void tree() throws Exception {
        // given
        Process shell = new ProcessBuilder("sh", "-c", "sleep 60 & sleep 60; true").start();
        try {
            await().until(() -> shell.descendants().count() == 2);

            // when, then: each of them has little memory until it is the program that it is to be
            await().untilAsserted(() -> assertThat(memory(shell.toHandle()))
                    .isGreaterThan(2 * memory(shell.children().findFirst().orElseThrow())));
        } finally {
            shell.descendants().forEach(ProcessHandle::destroy);
            shell.destroy();
        }
    }

    private static long memory(ProcessHandle process) {
        return ProcessUsage.ofTree(process.pid()).orElseThrow().peakMemoryBytes();
    }

    @Test
    @DisplayName("has the CPU time of its ended children, too, whatever its name is")
    void ticks() {
        assertThat(ProcessUsage.ticksIn("7 (a) b) S 1 7 7 0 -1 4 1 2 3 4 10 20 300 4000 20 0 1 0 5"))
                .isEqualTo(4330);
    }

    @Test
    @DisplayName("is not known once it is gone")
    void gone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        assertThat(ProcessUsage.ofTree(gone.pid())).isEmpty();
    }
}
