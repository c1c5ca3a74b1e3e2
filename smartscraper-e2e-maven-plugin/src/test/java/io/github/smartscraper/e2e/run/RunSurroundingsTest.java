package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.machine.HostSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link RunSurroundings}. */
@DisplayName("The surroundings of tests")
final class RunSurroundingsTest {

    private SelectedProject project;
    private final RecordedConsole console = new RecordedConsole();

    @BeforeEach
    void newProject(@TempDir Path directory) throws Exception {
        project = new SelectedProject(Files.createDirectory(directory.resolve("project")));
        project.variables.put("XDG_STATE_HOME", directory.resolve("state").toString());
    }

    @Test
    @DisplayName("have the variables of the shell that matter, without secrets and without the project's directory")
    void variables() throws Exception {
        // given
        project.variables.put("NODE_OPTIONS", "--import=" + project.project + "/hook.mjs");
        project.variables.put("PGPASSWORD", "hunter2");
        project.variables.put("SHOP_REGION", "eu");
        project.variables.put("OTHER", "x");

        // when, then
        assertThat(surroundings().variables(Set.of("SHOP_REGION")))
                .containsOnlyKeys("NODE_OPTIONS", "PGPASSWORD", "SHOP_REGION")
                .containsEntry("NODE_OPTIONS", "--import={project}/hook.mjs")
                .containsEntry("SHOP_REGION", "eu")
                .doesNotContainValue("hunter2");
    }

    @Test
    @DisplayName("have candidates for the tests that name them")
    void candidates() throws Exception {
        project.variables.put("SHOP_REGION", "eu");
        project.properties.put("shop.mode", "fast");

        assertThat(surroundings().candidates().variables().names()).containsExactly("SHOP_REGION");
        assertThat(surroundings().candidates().properties().names()).containsExactly("shop.mode");
    }

    @Test
    @DisplayName("have versions of Node.js and of the system, and the directory that files are relative to")
    void versions() throws Exception {
        assertThat(surroundings().versions()).containsOnlyKeys("Node.js", "operating system");
        assertThat(surroundings().directory()).isEqualTo(project.project);
    }

    @Test
    @DisplayName("warn once if secrets can't be recognised by the next build, and stay the same within this one")
    void keyUnusable(@TempDir Path directory) throws Exception {
        // given
        Path taken = Files.createFile(directory.resolve("state"));
        project.variables.put("XDG_STATE_HOME", taken.toString());
        project.variables.put("PGPASSWORD", "hunter2");
        project.environment.put("DB_PASSWORD", "hunter2");

        // when
        RunSurroundings surroundings = surroundings();

        // then
        assertThat(surroundings.variables(Set.of())).isEqualTo(surroundings.variables(Set.of()));
        assertThat(surroundings().variables(Set.of())).isNotEqualTo(surroundings.variables(Set.of()));
        assertThat(console.lines()).hasSize(2).allMatch(line -> line.contains("The key by which secrets count"));
    }

    private RunSurroundings surroundings() throws Exception {
        HostSystem host = HostSystem.current(project.variables);
        Path index = project.project.resolve("target/index");
        return RunSurroundings.of(project.request(), project.build(), host, index, console);
    }
}
