package io.github.smartscraper.e2e.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.CheckSigns;
import io.github.smartscraper.e2e.doctor.check.Finding;
import io.github.smartscraper.e2e.doctor.check.State;
import io.github.smartscraper.e2e.doctor.check.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests {@link DoctorMessages} and {@link CheckSigns}. */
final class DoctorMessagesTest {

    private static final CheckSigns SIGNS = CheckSigns.in(StandardCharsets.UTF_8);

    @Test
    @DisplayName("What is well has a tick, what is not a cross and a remedy")
    void lines() {
        assertThat(DoctorMessages.line(new Finding(Topic.NODE, State.FINE, "20.20.2", "20"), SIGNS))
                .isEqualTo("✓ Node.js    20.20.2");
        assertThat(DoctorMessages.line(new Finding(Topic.NODE, State.OLD, "18.0.0", "20"), SIGNS))
                .isEqualTo("✗ Node.js    18.0.0; 20 or newer is needed: install Node.js 20 or newer");
        assertThat(DoctorMessages.line(
                        new Finding(Topic.PORTS, State.BROKEN, "9000", "9000 by node (pid 4711)"), SIGNS))
                .startsWith("✗ ports      9000 wanted; taken: 9000 by node (pid 4711)")
                .contains("-De2e.basePort=");
    }

    @ParameterizedTest
    @MethodSource("everything")
    @DisplayName("There is one line for everything that can be found, with its subject or its detail where it matters")
    void total(Finding finding) {
        String line = DoctorMessages.line(finding, SIGNS);

        assertThat(line).hasLineCount(1).doesNotContain("null");
        if (!finding.state().isWell() && finding.state() != State.SLOW) {
            assertThat(line).containsAnyOf("SUBJECT", "DETAIL", "PATH", "can't");
        }
    }

    static Stream<Finding> everything() {
        return Stream.of(Topic.values()).flatMap(topic -> Stream.of(State.values())
                .map(state -> new Finding(topic, state, "SUBJECT", "DETAIL")));
    }

    @Test
    @DisplayName("At the end stands how much is wrong, and with what")
    void unwell() {
        assertThat(DoctorMessages.unwell(List.of(Topic.PORTS)))
                .isEqualTo("1 check failed: ports. The line above says what to do.");
        assertThat(DoctorMessages.unwell(List.of(Topic.PORTS, Topic.LOCK_FILE)))
                .startsWith("2 checks failed: ports, lock file.");
    }

    @Test
    @DisplayName("A console that can't show the signs gets words")
    void words() {
        Properties ascii = new Properties();
        ascii.setProperty("stdout.encoding", "ANSI_X3.4-1968");

        assertThat(CheckSigns.of(ascii)).isEqualTo(new CheckSigns("ok", "NO", "--"));
        assertThat(CheckSigns.in(StandardCharsets.ISO_8859_1).well()).isEqualTo("ok");
        assertThat(SIGNS).isEqualTo(new CheckSigns("✓", "✗", "-"));
    }
}
