package io.github.smartscraper.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link LsofTable} understands of the output of {@code lsof -nP -iTCP:9000 -sTCP:LISTEN -Fp}. */
final class LsofTableTest {

    @Test
    @DisplayName("Each process is one line, with lines for its files between")
    void eachProcessIsOneLine() {
        // given
        List<String> output = List.of("p4711", "f23", "f24", "p51234", "f9");

        // when, then
        assertThat(LsofTable.pids(output)).containsExactly(4711L, 51234L);
    }

    @Test
    @DisplayName("No output is no process")
    void noOutputIsNoProcess() {
        // given
        List<String> output = List.of();

        // when, then
        assertThat(LsofTable.pids(output)).isEmpty();
    }

    @Test
    @DisplayName("Complaints are passed over")
    void complaintsArePassedOver() {
        // given
        List<String> output = List.of(
                "lsof: WARNING: can't stat() fuse.portal file system /run/user/1000/doc",
                "      Output information may be incomplete.",
                "p",
                "p4711x");

        // when, then
        assertThat(LsofTable.pids(output)).isEmpty();
    }
}
