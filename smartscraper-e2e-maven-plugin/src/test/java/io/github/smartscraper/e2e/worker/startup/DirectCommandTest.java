package io.github.smartscraper.e2e.worker.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link DirectCommand}. */
@DisplayName("A direct command")
final class DirectCommandTest {

    private static final String DIRECT = "node --import tsx src/index.ts";

    @TempDir
    private Path app;

    @BeforeEach
    void install() throws IOException {
        install("tsx", "4.23.15");
        install("ts-node", "10.9.2");
    }

    private void install(String name, String version) throws IOException {
        Path directory = Files.createDirectories(app.resolve("node_modules").resolve(name));
        Files.writeString(directory.resolve("package.json"), "{\"version\": \"" + version + "\"}");
    }

    private void scripts(String scripts) throws IOException {
        Files.writeString(app.resolve("package.json"), "{\"scripts\": {" + scripts + "}}");
    }

    private Optional<String> find(String command, Map<String, String> environment, String node) {
        return new DirectCommand(app, List.of(command.split(" ")), environment, () -> node).find();
    }

    private Optional<String> find(String command) {
        return find(command, Map.of(), "v20.20.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm run dev",
                "npm run -s dev",
                "npm start",
                "pnpm run dev",
                "node --run dev",
                "tsx src/index.ts",
                "npx tsx watch --clear-screen=false src/index.ts"
            })
    @DisplayName("has neither a script runner, nor a watcher, nor a second process")
    void tsx(String command) throws IOException {
        scripts("\"dev\": \"tsx watch src/index.ts\", \"start\": \"npm run dev\"");

        assertThat(find(command)).contains(DIRECT);
    }

    @ParameterizedTest
    @CsvSource({
        "node --watch server.js, node server.js",
        "node --watch-path=src --env-file=.env server.js, node --env-file=.env server.js",
        "node --watch-path src server.js, node server.js",
        "nodemon server.mjs, node server.mjs",
        "ts-node src/index.ts, node -r ts-node/register src/index.ts",
        "npm run plain, node server.js",
        "npm run plain -- --port {port}, node server.js --port {port}",
    })
    @DisplayName("is known for other programs, too")
    void others(String command, String direct) throws IOException {
        scripts("\"plain\": \"node server.js\"");

        assertThat(find(command)).contains(direct);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node server.js",
                "java -jar app.jar",
                "npm run missing",
                "npm run hooked",
                "npm run shell",
                "npm run quoted",
                "npm run variable",
                "npm run circle",
                "npm run plain --verbose",
                "npm ci",
                "tsx --env-file=.env src/index.ts",
                "nodemon --exec tsx src/index.ts",
                "nodemon"
            })
    @DisplayName("is not named where the user's is direct, or what it does is not known for sure")
    void unsure(String command) throws IOException {
        scripts("\"plain\": \"node server.js\", \"hooked\": \"node server.js\", \"prehooked\": \"tsc\","
                + " \"shell\": \"tsc && node server.js\", \"quoted\": \"node 'my server.js'\","
                + " \"variable\": \"MODE=test node server.js\", \"circle\": \"npm run circle\"");

        assertThat(find(command)).isEmpty();
    }

    @Test
    @DisplayName("is not named where npm is told to run scripts in another way")
    void settings() throws IOException {
        scripts("\"dev\": \"tsx src/index.ts\"");

        assertThat(find("npm run dev", Map.of("NPM_CONFIG_NODE_OPTIONS", "--inspect"), "v20.20.2"))
                .isEmpty();
        Files.writeString(app.resolve(".npmrc"), "script-shell=/bin/zsh\n");
        assertThat(find("npm run dev")).isEmpty();
    }

    @Test
    @DisplayName("needs a tsx and a Node.js that can do it")
    void versions() throws IOException {
        assertThat(find("tsx src/index.ts", Map.of(), "v18.20.0")).isEmpty();
        install("tsx", "3.14.0");
        assertThat(find("tsx src/index.ts")).isEmpty();
    }

    @Test
    @DisplayName("is not named for ts-node in a package of modules, nor for a configured nodemon")
    void configured() throws IOException {
        Files.writeString(app.resolve("package.json"), "{\"type\": \"module\", \"nodemonConfig\": {\"ext\": \"js\"}}");

        assertThat(find("ts-node src/index.ts")).isEmpty();
        assertThat(find("nodemon server.js")).isEmpty();
    }
}
