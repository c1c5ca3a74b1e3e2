package io.github.smartscraper.e2e.progress.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.progress.ProgressMode;
import io.github.smartscraper.e2e.progress.ProgressRequest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests where {@link Terminal} shows a status. */
final class TerminalTest {

    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");
    private static final ProgressRequest AUTO = new ProgressRequest(ProgressMode.AUTO, true, "mvn verify");

    @Test
    @DisplayName("A status is shown to a person in front of a terminal")
    void live() {
        assertThat(new Terminal(true, XTERM).shows(AUTO)).isTrue();
    }

    @Test
    @DisplayName("It is not shown where output is no terminal, can't be written over, or is that of a CI system")
    void notLive() {
        assertThat(new Terminal(false, XTERM).shows(AUTO)).isFalse();
        assertThat(new Terminal(true, Map.of("TERM", "dumb")).shows(AUTO)).isFalse();
        assertThat(new Terminal(true, Map.of()).shows(AUTO)).isFalse();
        assertThat(new Terminal(true, Map.of("TERM", "xterm", "CI", "true")).shows(AUTO))
                .isFalse();
    }

    @Test
    @DisplayName("It is not shown with -B, nor with console=plain")
    void notWanted() {
        Terminal terminal = new Terminal(true, XTERM);
        assertThat(terminal.shows(new ProgressRequest(ProgressMode.AUTO, false, "")))
                .isFalse();
        assertThat(terminal.shows(new ProgressRequest(ProgressMode.PLAIN, true, "")))
                .isFalse();
    }
}
