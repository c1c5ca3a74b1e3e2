package io.github.smartscraper.e2e.failsafe.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.failsafe.FailsafeGoal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link FailsafeFacts}. */
@DisplayName("The facts about a Failsafe run")
final class FailsafeFactsTest {

    @TempDir
    private Path directory;

    private final FailsafeGoal goal = new FailsafeGoal() {
        @Override
        public void execute() {}
    };

    @Test
    @DisplayName("are all parameters, those of a later version, too")
    void everyParameter() {
        Map<String, String> resolved = Map.of("ofALaterVersion", "1", "excludedEnvironmentVariables", "A");

        assertThat(FailsafeFacts.of(goal, resolved)).containsAllEntriesOf(resolved);
    }

    @Test
    @DisplayName("include patterns that choose methods, and not those that choose classes")
    void methodPatterns() {
        // given
        Map<String, String> before = facts();

        // when
        goal.setIncludes(List.of("**/*IT.java"));
        Map<String, String> classes = facts();
        goal.setIncludes(List.of("**/*IT.java#fast*"));
        Map<String, String> methods = facts();

        // then
        assertThat(classes).isEqualTo(before);
        assertThat(methods).isNotEqualTo(before);
    }

    @Test
    @DisplayName("have patterns for what they choose only, wherever they stand")
    void rawPatterns() {
        assertThat(FailsafeFacts.of(goal, Map.of("includes/include", "**/*IT.java", "excludesFile", "/a/b")))
                .isEqualTo(facts());
    }

    @Test
    @DisplayName("know the JVM of the tests by its version, wherever it is (I7)")
    void jvm() throws IOException {
        // given
        Map<String, String> build = facts();
        jdk("jdk", "17.0.15");
        jdk("copy", "17.0.15");

        // when
        goal.setToolchainManager(new Toolchains(null, directory.resolve("jdk")));
        Map<String, String> before = facts();
        goal.setToolchainManager(new Toolchains(null, directory.resolve("copy")));
        Map<String, String> copied = facts();
        jdk("copy", "17.0.16");

        // then
        assertThat(before).isNotEqualTo(build);
        assertThat(copied).isEqualTo(before);
        assertThat(facts()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("know the JVM that jdkToolchain asks for, and may find none")
    void jdkToolchain() throws IOException {
        // given
        jdk("session", "17");
        jdk("wanted", "21");
        goal.setToolchainManager(new Toolchains(directory.resolve("wanted"), directory.resolve("session")));
        Map<String, String> ofSession = facts();

        // when
        goal.setJdkToolchain(Map.of("version", "21"));
        Map<String, String> wanted = facts();
        goal.setToolchainManager(new Toolchains(null, null));

        // then
        assertThat(wanted).isNotEqualTo(ofSession).doesNotContainKey("jdkToolchain/version");
        assertThat(facts()).containsKey("jvm");
    }

    private Map<String, String> facts() {
        return FailsafeFacts.of(goal, Map.of("jvm", "/opt/a/bin/java", "jdkToolchain/version", "17"));
    }

    private void jdk(String name, String version) throws IOException {
        Path home = directory.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("bin/java"), "");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    /** Toolchains with a JDK that is asked for, and one that is chosen for the whole build. */
    private record Toolchains(
            @Nullable Path wanted, @Nullable Path chosen) implements ToolchainManager {

        @Override
        public @Nullable Toolchain getToolchainFromBuildContext(String type, MavenSession session) {
            return chosen == null ? null : new Jdk(chosen);
        }

        @Override
        public List<Toolchain> getToolchains(MavenSession session, String type, Map<String, String> requirements) {
            return wanted == null ? List.of() : List.of(new Jdk(wanted));
        }
    }

    private record Jdk(Path home) implements Toolchain {

        @Override
        public String getType() {
            return "jdk";
        }

        @Override
        public String findTool(String tool) {
            return home.resolve("bin").resolve(tool).toString();
        }
    }
}
