package io.github.smartscraper.e2e.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tests what {@link CommandOutput} returns of short commands. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class CommandOutputTest {

    @Test
    @DisplayName("The lines of standard output are returned, those of standard error are not")
    void standardOutputIsReturned() throws IOException {
        // given
        List<String> command = List.of("sh", "-c", "echo one; echo error >&2; echo; printf three");

        // when, then
        assertThat(CommandOutput.of(command)).containsExactly("one", "", "three");
    }

    @Test
    @DisplayName("An interrupt neither cuts the output short nor gets lost")
    void interrupted() throws IOException {
        // given
        Thread.currentThread().interrupt();

        // when
        List<String> output = CommandOutput.of(List.of("sh", "-c", "sleep 0.1; echo one"));

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(output).containsExactly("one");
    }

    @Test
    @DisplayName("Arguments are passed on as they are")
    void argumentsArePassedOn() throws IOException {
        // given
        List<String> command = List.of("printf", "%s\\n", "two words", "\"quoted\"", "$HOME", "*");

        // when, then
        assertThat(CommandOutput.of(command)).containsExactly("two words", "\"quoted\"", "$HOME", "*");
    }

    @Test
    @DisplayName("What a command has printed counts, whatever its exit code")
    void theExitCodeDoesNotCount() throws IOException {
        // given
        List<String> command = List.of("sh", "-c", "echo p4711; exit 1");

        // when, then
        assertThat(CommandOutput.of(command)).containsExactly("p4711");
    }

    @Test
    @DisplayName("A program that is not there is an error that names it")
    void aMissingProgramIsAnError() {
        // given
        List<String> command = List.of("no-such-program-e2e");

        // when, then
        assertThatIOException()
                .isThrownBy(() -> CommandOutput.of(command))
                .withMessageContaining("no-such-program-e2e");
    }

    @Test
    @Timeout(90)
    @DisplayName("A command that takes too long is ended, which is an error that says so")
    void aSlowCommandIsEnded() {
        // given
        List<String> command = List.of("sleep", "300");

        // when, then
        assertThatIOException()
                .isThrownBy(() -> CommandOutput.of(command, Duration.ofMillis(100)))
                .withMessageMatching("sleep .*did not end within 100 ms");
    }
}
