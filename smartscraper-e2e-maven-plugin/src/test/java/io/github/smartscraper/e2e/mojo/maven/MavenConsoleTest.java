package io.github.smartscraper.e2e.mojo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link MavenConsole}. */
@DisplayName("The console of a Maven build")
final class MavenConsoleTest {

    private final List<CharSequence> lines = new ArrayList<>();

    private final MavenConsole console = new MavenConsole(new SystemStreamLog() {

        @Override
        public void info(CharSequence line) {
            lines.add(line);
        }

        @Override
        public void warn(CharSequence line) {
            lines.add(line);
        }
    });

    @Test
    @DisplayName("shows nothing that only a terminal understands")
    void plain() {
        console.info("port 9000 is taken by \u001b]0;title\u0007node");
        console.warn("two\n\tlines \u009b2Jof it");

        assertThat(lines).containsExactly("port 9000 is taken by node", "two\n\tlines of it");
    }
}
