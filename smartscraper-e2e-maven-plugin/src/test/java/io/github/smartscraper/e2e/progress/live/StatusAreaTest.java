package io.github.smartscraper.e2e.progress.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what {@link StatusArea} sends to a terminal; how it looks in one is tested with a real one. */
final class StatusAreaTest {

    private static final String MADE = "\n\n\u001b[2A\u001b7\u001b[1;8r\u001b8";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final StatusArea area = new StatusArea(new PrintStream(terminal, true, StandardCharsets.UTF_8), 2);

    private String sent() {
        String sent = terminal.toString(StandardCharsets.UTF_8);
        terminal.reset();
        return sent;
    }

    @Test
    @DisplayName("It takes the last lines of a terminal, from which nothing scrolls any more")
    void made() {
        // when
        area.fit(new StatusArea.Size(10, 20));
        area.fit(new StatusArea.Size(10, 20));

        // then
        assertThat(sent()).isEqualTo(MADE);
    }

    @Test
    @DisplayName("Its lines are written over where they stand, cut to the terminal, and the cursor goes back")
    void shown() {
        // given
        area.fit(new StatusArea.Size(10, 20));
        sent();

        // when
        area.show(List.of("first", "second", "a line of more than twenty characters"));

        // then
        assertThat(sent())
                .isEqualTo("\u001b7\u001b[9;1H\u001b[2Ksecond\u001b[10;1H\u001b[2Ka line of more than\u001b8");
    }

    @Test
    @DisplayName("Where there is no room, or no terminal, nothing is sent")
    void noRoom() {
        // when
        area.fit(new StatusArea.Size(2, 20));
        area.show(List.of("one"));
        area.end();

        // then
        assertThat(sent()).isEmpty();
    }

    @Test
    @DisplayName("At the end the terminal is as before, once and for all")
    void ended() {
        // given
        area.fit(new StatusArea.Size(10, 20));
        sent();

        // when
        area.end();
        area.show(List.of("late"));
        area.fit(new StatusArea.Size(12, 20));
        area.end();

        // then
        assertThat(sent()).isEqualTo("\u001b7\u001b[r\u001b8\u001b[J");
    }
}
