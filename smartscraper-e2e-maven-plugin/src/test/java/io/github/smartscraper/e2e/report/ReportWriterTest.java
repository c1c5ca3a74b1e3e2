package io.github.smartscraper.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The writer of reports")
final class ReportWriterTest {

    @TempDir
    private Path directory;

    private final List<String> lines = new ArrayList<>();
    private final Console console = new Console() {
        @Override
        public void info(String line) {
            lines.add("info " + line);
        }

        @Override
        public void warn(String line) {
            lines.add("warn " + line);
        }
    };

    @DisplayName("says where the report of a run is")
    @Test
    void saysWhere() throws Exception {
        // given
        WorkDirectory files = files("{\"classes\": []}");

        // when
        new ReportWriter(console, Optional.empty()).afterRun(files);

        // then
        assertThat(lines).containsExactly("info The report is in " + files.report());
        assertThat(files.report()).exists();
    }

    @DisplayName("warns of results that can't be read, and lets the run go on")
    @Test
    void warns() throws Exception {
        new ReportWriter(console, Optional.empty()).afterRun(files("{\"classes\": secret"));

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("warn The report could not be written: ")
                .contains("mvn smartscraper-e2e:report")
                .doesNotContain("\n");
    }

    @DisplayName("says what to do where there are no results, unless they may be in another module")
    @Test
    void needsResults() throws Exception {
        WorkDirectory files = new WorkDirectory(directory);
        ReportWriter writer = new ReportWriter(console, Optional.empty());

        assertThatThrownBy(() -> writer.write(files, true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mvn verify");
        writer.write(files, false);
        assertThat(lines).isEmpty();
    }

    @DisplayName("says why it does not open a report that nobody would see")
    @Test
    void opensNothingUnwatched() throws Exception {
        Desktop unwatched = new Desktop(
                launch -> {
                    throw new IOException("nothing is to be launched");
                },
                Map.of("CI", "true"),
                "Linux",
                true);

        new ReportWriter(console, Optional.of(unwatched)).write(files("{\"classes\": []}"), true);

        assertThat(lines).last().asString().contains("was not opened (-De2e.open)", "in a CI system");
    }

    private WorkDirectory files(String results) throws IOException {
        WorkDirectory files = new WorkDirectory(directory);
        Files.writeString(files.results(), results);
        return files;
    }
}
