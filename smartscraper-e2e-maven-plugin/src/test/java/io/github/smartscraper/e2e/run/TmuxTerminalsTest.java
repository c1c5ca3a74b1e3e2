package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.run.ownership.RunParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link TmuxTerminals} with a script in the place of tmux, which is not started here. */
@DisplayName("The terminals of servers")
final class TmuxTerminalsTest {

    @RegisterExtension
    private final RunParts parts = new RunParts();

    @Test
    @DisplayName("need tmux where they are wanted, and nothing where they are not")
    void require() throws Exception {
        // given
        parts.onlyOwnPrograms();

        // when, then
        terminals(false).require();
        assertThatThrownBy(terminals(true)::require)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no program tmux");
        parts.program("tmux", "true");
        terminals(true).require();
    }

    @Test
    @DisplayName("are one for each worker, with a directory that goes with the run, and a command to look at it")
    void open() throws Exception {
        // given
        parts.program("tmux", "true");
        parts.resources().open();
        TmuxTerminals terminals = terminals(true);

        // when
        terminals.open(1);

        // then
        assertThat(terminals.attachCommand(1))
                .hasValueSatisfying(command -> assertThat(command).contains("tmux", "attach"));
        assertThat(terminals.attachCommand(0)).isEmpty();
        assertThat(terminals.around(1, launch()).command()).isNotEqualTo(launch().command());
        assertThat(terminals.around(0, launch())).isEqualTo(launch());
    }

    @Test
    @DisplayName("are none where they are not wanted: servers are started directly")
    void unwanted() throws Exception {
        TmuxTerminals terminals = terminals(false);

        terminals.open(0);

        assertThat(terminals.attachCommand(0)).isEmpty();
        assertThat(terminals.around(0, launch())).isEqualTo(launch());
        assertThat(parts.directory().resolve("tmp")).isEmptyDirectory();
    }

    private final Launch launched = new Launch(
            List.of("node", "server.mjs"),
            parts.directory(),
            Map.of("PORT", "9000"),
            parts.directory().resolve("worker-0.log"),
            text -> text);

    private Launch launch() {
        return launched;
    }

    private TmuxTerminals terminals(boolean wanted) {
        return new TmuxTerminals(wanted, parts.host(), parts.resources());
    }
}
