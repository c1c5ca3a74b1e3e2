package io.github.smartscraper.e2e.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests that {@link StatusStream} leaves nothing of the status among other lines. */
final class StatusStreamTest {

    private static final String GONE = "\u001b[A\u001b[A\r\u001b[J";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final StatusStream stream = new StatusStream(new PrintStream(terminal, true, StandardCharsets.UTF_8), 20);
    private final PrintStream out = new PrintStream(stream, true, StandardCharsets.UTF_8);

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("What is printed takes the place of the status, which comes again below it")
    void below() {
        // when
        stream.show(List.of("one", "two"));
        out.print("line\n");
        stream.show(List.of("three"));

        // then
        assertThat(shown()).isEqualTo("one\ntwo\n" + GONE + "line\nthree\n");
    }

    @Test
    @DisplayName("A line that has no end yet is not cut by a status")
    void withinALine() {
        // when
        out.print("be");
        stream.show(List.of("one", "two"));
        out.print("gin\n");

        // then
        assertThat(shown()).isEqualTo("begin\n");
    }

    @Test
    @DisplayName("A status that is too long for the terminal is cut, and the next one takes its place")
    void cut() {
        // when
        stream.show(List.of("a line of more than twenty characters", "two"));
        stream.show(List.of());

        // then
        assertThat(shown()).isEqualTo("a line of more than\ntwo\n" + GONE);
    }

    @Test
    @DisplayName("At the end it is gone, and does not come again")
    void end() {
        // when
        stream.show(List.of("one", "two"));
        stream.end();
        stream.show(List.of("three"));

        // then
        assertThat(shown()).isEqualTo("one\ntwo\n" + GONE);
    }
}
