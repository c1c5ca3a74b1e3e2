package io.github.smartscraper.e2e.selection.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.selection.cache.InputMap;
import io.github.smartscraper.e2e.selection.files.FilesRequest.TestRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Application in a directory of its own, whose files a test changes. */
final class SampleApp {

    final Path base;
    final List<String> command = new ArrayList<>(List.of("npm", "run", "dev"));
    final Map<String, String> environment = new HashMap<>();
    final List<String> sources = new ArrayList<>();
    final List<String> inputs = new ArrayList<>();
    final List<TestRoot> testRoots = new ArrayList<>();

    /** Where servers are started, from the project's directory. */
    String appDirectory = ".";

    private final Map<String, String> buildEnvironment = new HashMap<>(System.getenv());

    private int changes;

    private SampleApp(Path base) {
        this.base = base;
    }

    /** In a repository of git. */
    static SampleApp withGit(Path base) throws Exception {
        SampleApp app = new SampleApp(base);
        assumeTrue(
                Executables.of(System.getenv()).find("git").isPresent(),
                "there is no git on this machine's PATH, so that files can't be listed by it");
        app.git("init", "-q");
        return app;
    }

    /** In a repository of git, with a server and what is usually ignored. */
    static SampleApp withServer(Path directory) throws Exception {
        SampleApp app = withGit(Files.createDirectories(directory.resolve("project")));
        app.write(".gitignore", "dist/\n*.log\n.env\nnode_modules/\n/target/\ngenerated.json\n");
        app.write("package.json", "{\"version\": \"1.0.0\", \"scripts\": {\"dev\": \"node server.mjs\"}}");
        app.write("server.mjs", "import './lib/x.mjs'");
        app.git("add", ".");
        return app;
    }

    /** Where the PATH has no git, but all that this test needs besides. */
    static SampleApp withoutGit(Path base) {
        SampleApp app = new SampleApp(base);
        app.buildEnvironment.put("PATH", "/nowhere");
        return app;
    }

    void git(String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@localhost"));
        line.addAll(List.of(words));
        Process git = new ProcessBuilder(line)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(output).isZero();
    }

    void write(String path, String text) throws IOException {
        Path file = base.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    FoundFiles find() throws IOException {
        FilesRequest request = new FilesRequest(
                base,
                base.resolve(appDirectory),
                sources,
                inputs,
                testRoots,
                base.resolve("target"),
                new FilesRequest.Launched(command, environment));
        return new InputFiles(request, buildEnvironment, base.resolve("target/file-index")).find();
    }

    /** Names of the application's files that the change of this file changes, adds or removes. */
    List<String> changedBy(String path) throws IOException {
        SortedMap<String, String> before = find().application();
        changes++;
        write(path, "change " + changes);
        return InputMap.differences(before, find().application());
    }

    /** Whether the change of this file is one of the application. */
    boolean dependsOn(String path) throws IOException {
        return !changedBy(path).isEmpty();
    }
}
