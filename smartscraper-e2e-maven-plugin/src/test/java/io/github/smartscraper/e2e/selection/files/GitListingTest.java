package io.github.smartscraper.e2e.selection.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what git is asked, and what becomes of its answer. */
@DisplayName("Git")
final class GitListingTest {

    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private SampleApp app;

    @BeforeEach
    void newRepository() throws Exception {
        app = SampleApp.withGit(directory);
        app.write(".gitignore", "ignored/\n");
        app.write("tracked.txt", "1");
        app.git("add", ".");
        app.write("new.txt", "1");
        app.write("with space and ü.txt", "1");
        app.write("ignored/a.txt", "1");
    }

    @Test
    @DisplayName("lists what is tracked, and what is new and not ignored, whatever it is called")
    void lists() {
        assertThat(new GitListing(environment).of(directory).files())
                .containsExactlyInAnyOrder(
                        directory.resolve(".gitignore"),
                        directory.resolve("tracked.txt"),
                        directory.resolve("new.txt"),
                        directory.resolve("with space and ü.txt"));
    }

    @Test
    @DisplayName("lists nothing in an ignored directory, outside of a repository, and where it is missing")
    void nothing(@TempDir Path outside) throws Exception {
        Files.writeString(outside.resolve("a.txt"), "1");

        assertThat(new GitListing(environment).of(directory.resolve("ignored")).files())
                .isEmpty();
        assertThat(new GitListing(environment).of(outside).files()).isEmpty();
        assertThat(new GitListing(Map.of()).of(directory).files()).isEmpty();
    }

    @Test
    @DisplayName("is not misled by a hook's variables, and starts no program of the repository's")
    void hooks() throws Exception {
        environment.put("GIT_DIR", "/nowhere");
        environment.put("GIT_WORK_TREE", "/nowhere");
        app.write("monitor.sh", "#!/bin/sh\ntouch \"$(dirname \"$0\")/started\"\n");
        assertThat(directory.resolve("monitor.sh").toFile().setExecutable(true)).isTrue();
        app.git("config", "core.fsmonitor", directory.resolve("monitor.sh").toString());

        assertThat(new GitListing(environment).of(directory).files()).contains(directory.resolve("tracked.txt"));
        assertThat(directory.resolve("started")).doesNotExist();
    }
}
