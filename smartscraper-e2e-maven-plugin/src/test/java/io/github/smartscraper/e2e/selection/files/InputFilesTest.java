package io.github.smartscraper.e2e.selection.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.selection.files.FilesRequest.TestRoot;
import io.github.smartscraper.e2e.selection.files.FoundFiles.Unmatched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which files count, with nothing configured and with all that there is to configure. */
@DisplayName("Files of an application")
final class InputFilesTest {

    private SampleApp app;

    @BeforeEach
    void newApp(@TempDir Path directory) throws Exception {
        app = SampleApp.withServer(directory);
    }

    @ParameterizedTest
    @DisplayName("count wherever they are: the server itself, what it imports, its routes, views and settings (I1, I2)")
    @ValueSource(
            strings = {
                "server.mjs",
                "lib/x.mjs",
                "routes/users.mjs",
                "views/index.ejs",
                "public/style.css",
                "data/users.json",
                "config/default.yaml",
                "tsconfig.json",
                "src/scrape/target/x.mjs",
                "src/docs/page.ts",
                ".npmrc",
                "history.ts",
                "latest.js",
                "src/test.ts"
            })
    void anywhere(String path) throws Exception {
        assertThat(app.changedBy(path)).containsExactly(path);

        SampleApp walked = SampleApp.withoutGit(app.base);
        assertThat(walked.find().application()).containsKey(path);
        walked.write(path, "changed again");
        assertThat(app.dependsOn(path)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("don't count if they are documentation, unit tests, or for other tools (C2)")
    @ValueSource(
            strings = {
                "README.md",
                "src/AGENTS.md",
                "docs/index.html",
                "LICENSE",
                "logs/requests.log",
                "CHANGELOG",
                ".github/workflows/ci.yml",
                ".idea/workspace.xml",
                ".vscode/settings.json",
                ".editorconfig",
                ".gitignore",
                "eslint.config.mjs",
                "src/engine.test.ts",
                "src/engine.spec.tsx",
                "src/__tests__/engine.ts",
                "vitest.config.ts",
                "pom.xml",
                "mvnw",
                ".mvn/maven.config",
                ".beads/issues.jsonl",
                "node_modules/x/index.js",
                "target/classes/a.txt"
            })
    void notTheServers(String path) throws Exception {
        assertThat(app.changedBy(path)).isEmpty();
        assertThat(SampleApp.withoutGit(app.base).find().application()).doesNotContainKey(path);
    }

    @Test
    @DisplayName("don't count if git ignores them, unless something names them")
    void ignored() throws Exception {
        assertThat(app.dependsOn("server.log")).isFalse();
        assertThat(app.dependsOn("generated.json")).isFalse();

        app.environment.put("SITES", "generated.json");
        assertThat(app.dependsOn("generated.json")).isTrue();
    }

    @Test
    @DisplayName("count in a hidden directory if one of them mentions it")
    void hidden() throws Exception {
        app.write(".data/users.json", "[]");
        assertThat(app.dependsOn(".data/users.json")).isFalse();

        app.write("server.mjs", "readFileSync('./.data/users.json')");
        assertThat(app.changedBy(".data/users.json")).containsExactly(".data/users.json");
    }

    @Test
    @DisplayName("count without the project's own version number (C1)")
    void ownVersion() throws Exception {
        app.write("package-lock.json", lock("1.0.0", "2.0.0"));
        var before = app.find();

        app.write("package.json", "{\"version\": \"1.0.1\", \"scripts\": {\"dev\": \"node server.mjs\"}}");
        app.write("package-lock.json", lock("1.0.1", "2.0.0"));
        assertThat(app.find()).isEqualTo(before);

        app.write("package-lock.json", lock("1.0.1", "2.0.1"));
        assertThat(app.find()).isNotEqualTo(before);
    }

    private static String lock(String own, String other) {
        return String.format(
                "{\"version\": \"%s\", \"packages\": {\"\": {\"version\": \"%s\"},"
                        + " \"node_modules/hono\": {\"version\": \"%s\"}}}",
                own, own, other);
    }

    @Test
    @DisplayName("count in a submodule and behind a link to a directory, too")
    void submodule() throws Exception {
        Path shared = Files.createDirectories(app.base.resolveSibling("shared"));
        Files.writeString(shared.resolve("x.mjs"), "1");
        Files.createSymbolicLink(app.base.resolve("linked"), shared);
        app.write("inner/part.mjs", "1");
        new ProcessBuilder("git", "init", "-q", app.base.resolve("inner").toString())
                .start()
                .waitFor();

        app.write("inner/innermost/part.mjs", "1");
        new ProcessBuilder(
                        "git", "init", "-q", app.base.resolve("inner/innermost").toString())
                .start()
                .waitFor();

        assertThat(app.find().application()).containsKeys("linked/x.mjs", "inner/part.mjs", "inner/innermost/part.mjs");
    }

    @Test
    @DisplayName("have the same names and hashes in another directory (C6)")
    void elsewhere(@TempDir Path other) throws Exception {
        app.command.set(0, app.base + "/run.sh");
        app.write("run.sh", "node server.mjs");
        app.write("lib/x.mjs", "1");
        var here = app.find().application();

        Path copy = other.resolve("deep/er");
        Files.createDirectories(copy.resolveSibling(""));
        new ProcessBuilder("cp", "-a", app.base.toString(), copy.toString())
                .start()
                .waitFor();
        SampleApp there = SampleApp.withGit(copy);
        there.command.set(0, copy + "/run.sh");

        assertThat(there.find().application()).isEqualTo(here);
    }

    @Nested
    @DisplayName("in a workspace count with")
    final class Workspace {

        @BeforeEach
        void layOut() throws Exception {
            app.appDirectory = "apps/web";
            app.write("package.json", "{\"workspaces\": [\"apps/*\", \"packages/*\"]}");
            app.write(
                    "apps/web/package.json",
                    "{\"scripts\": {\"dev\": \"node server.mjs\"}, \"dependencies\":"
                            + " {\"shared\": \"*\", \"near\": \"file:../../near\"}}");
            app.write("packages/shared/package.json", "{\"name\": \"shared\"}");
            app.write("packages/other/index.mjs", "1");
            app.write("near/package.json", "{}");
            app.write(
                    "package-lock.json",
                    "{\"packages\": {\"\": {}, \"node_modules/shared\":"
                            + " {\"resolved\": \"packages/shared\", \"link\": true}, \"packages/shared\": {}}}");
        }

        @Test
        @DisplayName("the lock file at its root")
        void lockFile() throws Exception {
            assertThat(app.changedBy("package-lock.json")).contains("../../package-lock.json");
        }

        @Test
        @DisplayName("no lock file of nobody further up")
        void strayLockFile() throws Exception {
            Files.delete(app.base.resolve("package.json"));

            assertThat(app.dependsOn("package-lock.json")).isFalse();
        }

        @Test
        @DisplayName("packages that they are linked with, and no others")
        void linked() throws Exception {
            assertThat(app.changedBy("packages/shared/index.mjs")).containsExactly("../../packages/shared/index.mjs");
            assertThat(app.changedBy("near/index.mjs")).containsExactly("../../near/index.mjs");
            assertThat(app.changedBy("packages/other/index.mjs")).isEmpty();
        }
    }

    @Nested
    @DisplayName("with test roots beside them count")
    final class Roots {

        @Test
        @DisplayName("but for exactly those roots, and for what is taken from a resource directory")
        void roots() throws IOException {
            app.testRoots.add(root("src/test/java"));
            app.testRoots.add(new TestRoot(app.base.resolve("src/it"), List.of(), List.of("server/**")));

            assertThat(app.dependsOn("src/test/java/AlphaIT.java")).isFalse();
            assertThat(app.dependsOn("src/it/users.json")).isFalse();
            assertThat(app.dependsOn("src/it/server/x.mjs")).isTrue();
            assertThat(app.dependsOn("src/test/server.mjs")).isTrue();
        }

        @ParameterizedTest
        @DisplayName("though a resource directory swallows them (I6)")
        @ValueSource(strings = {".", "src", ".."})
        void swallowed(String directory) throws IOException {
            app.testRoots.add(root(directory));

            assertThat(app.dependsOn("src/x.mjs")).isTrue();
            assertThat(app.dependsOn("server.mjs")).isTrue();
        }

        private TestRoot root(String directory) {
            return new TestRoot(app.base.resolve(directory), List.of(), List.of());
        }
    }

    @Nested
    @DisplayName("by own patterns count")
    final class Patterns {

        @ParameterizedTest
        @DisplayName("however they are written (I5)")
        @ValueSource(
                strings = {"lib/**", "./lib/**", "lib", "lib/", "${base}/lib/**", "./lib", "lib/x.mjs", "l*/x.mjs"})
        void written(String pattern) throws IOException {
            app.sources.add(pattern.replace("${base}", app.base.toString()));

            assertThat(app.changedBy("lib/x.mjs")).containsExactly("lib/x.mjs");
            assertThat(app.changedBy("routes/y.mjs")).isEmpty();
            assertThat(app.find().unmatched()).isEmpty();
        }

        @Test
        @DisplayName("beside the project, too (I5)")
        void beside() throws IOException {
            app.sources.add("../shared/**");

            assertThat(app.dependsOn("../shared/deep/x.mjs")).isTrue();
        }

        @Test
        @DisplayName("and package and lock files, and what the command names, nevertheless (I5)")
        void nevertheless() throws IOException {
            app.sources.add("lib/**");
            app.write("lib/x.mjs", "1");

            assertThat(app.dependsOn("package-lock.json")).isTrue();
            assertThat(app.dependsOn("server.mjs")).isTrue();
            assertThat(app.dependsOn(".env")).isTrue();
            app.write("package.json", "{}");
            assertThat(app.dependsOn("package.json")).isTrue();
        }

        @Test
        @DisplayName("without unit tests and documentation, unless a pattern asks for them (C2)")
        void unitTests() throws IOException {
            app.sources.add("src/**");
            app.write("src/x.mjs", "1");
            assertThat(app.dependsOn("src/x.test.mjs")).isFalse();

            app.sources.add("src/*.test.mjs");
            assertThat(app.dependsOn("src/x.test.mjs")).isTrue();
        }

        @Test
        @DisplayName("in hidden directories, too")
        void hidden() throws IOException {
            app.sources.add(".data/**");

            assertThat(app.dependsOn(".data/users.json")).isTrue();
        }

        @Test
        @DisplayName("and one that matches nothing is told")
        void unmatched() throws IOException {
            app.sources.add("lip/**");
            app.inputs.add("fixtures/*.json");

            assertThat(app.find().unmatched())
                    .containsExactly(new Unmatched("sources", "lip/**"), new Unmatched("inputs", "fixtures/*.json"));
        }

        @Test
        @DisplayName("as inputs of tests, by their path from the project's directory (I9)")
        void inputs() throws IOException {
            app.inputs.addAll(List.of("../fixtures/**", "src/test/fixtures"));
            app.write("../fixtures/users.csv", "1");
            app.write("src/test/fixtures/notes.md", "1");

            assertThat(app.find().inputs()).containsOnlyKeys("../fixtures/users.csv", "src/test/fixtures/notes.md");
        }
    }

    @Test
    @DisplayName("tell the names of environment variables that they mention")
    void variables() throws IOException {
        app.write("server.mjs", "const mode = process.env.SHOP_MODE ?? FALLBACK;");
        app.write("style.css", "A_CLASS");

        assertThat(app.find().variables()).contains("SHOP_MODE").doesNotContain("A_CLASS");
    }
}
