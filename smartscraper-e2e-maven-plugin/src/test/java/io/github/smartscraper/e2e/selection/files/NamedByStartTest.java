package io.github.smartscraper.e2e.selection.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which files count because the start of a server names them. */
@DisplayName("Files that the command or the environment names count, ignored or not:")
final class NamedByStartTest {

    private SampleApp app;

    @BeforeEach
    void newApp(@TempDir Path directory) throws Exception {
        app = SampleApp.withServer(directory);
    }

    @ParameterizedTest
    @DisplayName("by a word, behind an equals sign, by a directory, or by an absolute path (I3, I4)")
    @ValueSource(
            strings = {
                "node --env-file=.env server.mjs",
                "node server.mjs --config=.env",
                "node server.mjs .env",
                "node server.mjs @.env",
                "java -Dconfig=file:.env Main",
                "sh -c 'cd . && node server.mjs < .env'",
                "node server.mjs --env-file=${base}/.env",
                "node dist/.env",
                "java -cp dist/*:lib Main",
            })
    void word(String line) throws Exception {
        app.command.clear();
        app.command.addAll(List.of(line.replace("${base}", app.base.toString()).split(" ")));
        String named = line.contains("dist") ? "dist/.env" : ".env";

        assertThat(app.dependsOn(named)).isTrue();
    }

    @Test
    @DisplayName("a jar of another project, and the jars of its class path (I3)")
    void jar() throws Exception {
        Path jar = app.base.resolveSibling("server/target/server-1.jar");
        app.command.clear();
        app.command.addAll(List.of("java", "-jar", "../server/target/server-1.jar"));
        JarWithClassPath.write(jar, "lib/a.jar", "1");
        app.write("../server/pom.xml", "<project/>");
        Files.createDirectories(jar.resolveSibling("lib"));
        Files.writeString(jar.resolveSibling("lib/a.jar"), "1");
        Files.writeString(jar.resolveSibling("other.txt"), "1");
        var before = app.find();

        JarWithClassPath.write(jar, "lib/a.jar", "2");
        var rebuilt = app.find();
        Files.writeString(jar.resolveSibling("lib/a.jar"), "2");

        assertThat(rebuilt).isNotEqualTo(before);
        assertThat(app.find()).isNotEqualTo(rebuilt);
        assertThat(app.find().application().keySet()).noneMatch(name -> name.contains("other.txt"));
    }

    @Test
    @DisplayName("node . with the main of package.json, and what is beside that (I4)")
    void main() throws Exception {
        app.write("package.json", "{\"main\": \"dist/index.js\"}");
        app.command.clear();
        app.command.addAll(List.of("node", "."));

        assertThat(app.changedBy("dist/index.js")).containsExactly("dist/index.js");
        assertThat(app.changedBy("dist/lib/part.js")).containsExactly("dist/lib/part.js");
    }

    @Test
    @DisplayName("an npm script that runs another, with what comes before it")
    void scripts() throws Exception {
        app.write(
                "package.json",
                "{\"scripts\": {\"dev\": \"npm run serve\", \"preserve\": \"cat dist/a.txt\","
                        + " \"serve\": \"node dist/index\"}}");

        assertThat(app.dependsOn("dist/a.txt")).isTrue();
        assertThat(app.dependsOn("dist/index.js")).isTrue();
        assertThat(app.dependsOn("dist/more.js")).isTrue();
    }

    @Test
    @DisplayName("a script elsewhere, with its neighbours, but not the project that is beside it too")
    void elsewhere() throws Exception {
        app.command.clear();
        app.command.addAll(List.of("node", "../server/main.mjs"));

        assertThat(app.dependsOn("../server/main.mjs")).isTrue();
        assertThat(app.dependsOn("../server/lib/part.mjs")).isTrue();
        assertThat(app.dependsOn("../other/part.mjs")).isFalse();
    }

    @Test
    @DisplayName("a value of the environment; but no directory of the system, and not what is installed")
    void environment() throws Exception {
        app.environment.put("CONFIG", "../conf");
        app.environment.put("PATH", "/usr/bin");
        app.environment.put("HOME", "/tmp");
        app.environment.put("TOOL", "node_modules/x/index.js");
        app.environment.put("DATABASE_URL", "sqlite:{dataDir}/x.db");
        app.write("node_modules/x/index.js", "1");

        assertThat(app.dependsOn("../conf/app.json")).isTrue();
        assertThat(app.find().application().keySet())
                .noneMatch(name -> name.startsWith("/usr") || name.startsWith("/tmp") || name.contains("modules"));
    }

    @Test
    @DisplayName("unit tests and documentation, which otherwise don't")
    void unitTests() throws Exception {
        app.command.addAll(List.of("docs", "src/mock.test.mjs"));

        assertThat(app.dependsOn("src/mock.test.mjs")).isTrue();
        assertThat(app.dependsOn("docs/index.md")).isTrue();
        assertThat(app.dependsOn("src/other.test.mjs")).isFalse();
    }

    @Test
    @DisplayName(".env files, which nobody needs to name")
    void dotEnv() throws Exception {
        assertThat(app.changedBy(".env")).containsExactly(".env");
        assertThat(app.changedBy(".env.local")).containsExactly(".env.local");
    }

    @Test
    @DisplayName("the program itself, but Node.js only by its version")
    void program() throws Exception {
        app.write("bin/server", "#!/bin/sh\n");
        assertThat(app.base.resolve("bin/server").toFile().setExecutable(true)).isTrue();
        app.command.clear();
        app.command.addAll(List.of("bin/server", "--port", "{port}"));
        assertThat(app.find().application()).containsKeys("bin/server", "program server");

        app.command.set(0, "node");
        assertThat(app.find().application().keySet()).noneMatch(name -> name.startsWith("program"));
    }
}
