package io.github.smartscraper.e2e.process.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what {@link ProcEntry} reads in {@code /proc/PID/stat}. */
final class ProcEntryTest {

    private static final String REST = " 31 32 33 34817 31 4194560 1 2 3 4 5 6 7 8 20 0 1 0 98765 1 2";

    @ParameterizedTest
    @ValueSource(strings = {"node", "a b", "(sd-pam)", ") R 1 2 3 4", "two\nlines) S 1"})
    @DisplayName("The name of a program does not matter, whatever it holds")
    void anyName(String name) {
        assertThat(ProcEntry.parse("42 (" + name + ") S" + REST + "\n"))
                .contains(new ProcEntry(42, 31, 33, 98_765, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "X"})
    @DisplayName("A process that its parent has not buried yet has ended")
    void ended(String state) {
        assertThat(ProcEntry.parse("42 (node) " + state + REST))
                .hasValueSatisfying(entry -> assertThat(entry.ended()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "42 (node)", "42 (node) S 1 2 3"})
    @DisplayName("A line that is cut short says nothing")
    void cutShort(String line) {
        assertThat(ProcEntry.parse(line)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("This process is there, and this user's; there is no process that has no number")
    void thisProcess() {
        long pid = ProcessHandle.current().pid();

        assertThat(ProcEntry.of(pid)).hasValueSatisfying(entry -> {
            assertThat(entry.pid()).isEqualTo(pid);
            assertThat(entry.parent())
                    .isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
            assertThat(entry.isOwn()).isTrue();
        });
        assertThat(ProcEntry.of(0)).isEmpty();
    }
}
