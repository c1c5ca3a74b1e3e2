package io.github.smartscraper.e2e.failsafe.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.smartscraper.e2e.failsafe.bridge.JavaProcess;
import io.github.smartscraper.e2e.failsafe.fork.ForkStart;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.SessionLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ForkArchives}. */
@DisplayName("Archives for forks")
final class ForkArchivesTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");
    private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));

    @TempDir
    private Path directory;

    private final List<LaunchedProcess> launched = new ArrayList<>();
    private Path surefire;
    private Path files;
    private int runs;

    @BeforeEach
    void prepare() throws IOException {
        surefire = Files.createDirectories(directory.resolve("surefire"));
        files = Files.createDirectories(directory.resolve("forks"));
        ZipFiles.write(directory.resolve("m2/a.jar"), "org/a/a.txt");
        Files.createDirectories(directory.resolve("classes/sample"));
    }

    @Test
    @DisplayName("are made from what a fork of the first run has loaded, by the second run, and used by the third")
    void threeRuns() throws Exception {
        // when the first fork of the first run writes down what it loads
        try (ForkArchives first = run(directory)) {
            List<String> options = first.options(1, List.of()).options();
            assertThat(options).singleElement().asString().startsWith("-XX:DumpLoadedClassList=");
            assertThat(first.options(2, List.of()).options()).isEmpty();
            assertThat(java(options).exitCode()).isZero();
            first.ended(1);
        }
        assertThat(launched).isEmpty();

        // and the second run goes on for long enough
        try (ForkArchives second = run(directory)) {
            assertThat(second.options(1, List.of()).options()).isEmpty();
            await().atMost(Duration.ofMinutes(2)).until(() -> !archives().isEmpty());
        }

        // then the forks of the third one use it
        try (ForkArchives third = run(directory)) {
            ForkStartOptions start = third.options(1, List.of());
            assertThat(start.bringRegistrations()).isTrue();
            assertThat(start.options())
                    .contains("-XX:SharedArchiveFile=" + archives().get(0))
                    .endsWith(ForkStart.class.getName(), "sample.Main");
            List<String> strictly = new ArrayList<>(start.options());
            strictly.subList(strictly.size() - 2, strictly.size()).clear();
            strictly.replaceAll(option -> option.equals("-Xshare:auto") ? "-Xshare:on" : option);
            JavaProcess fork = java(strictly);
            assertThat(fork.exitCode()).as(fork.output()).isZero();
            assertThat(fork.output()).contains("sharing").doesNotContain("[warning]");
        }
        assertThat(launched).singleElement().satisfies(process -> assertThat(process.isAlive())
                .isFalse());
    }

    @Test
    @DisplayName("that are being made are given up with the run, and leave nothing")
    void givenUp() throws Exception {
        // given
        keepList();

        // when
        try (ForkArchives run = run(directory)) {
            run.options(1, List.of());
        }

        // then
        assertThat(launched).hasSize(1);
        await().until(() -> !launched.get(0).isAlive());
        try (Stream<Path> left = Files.list(directory.resolve("caches/smartscraper-e2e/archives"))) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".draft") || name.endsWith(".jsa"));
        }
    }

    @Test
    @DisplayName("are left out where the user's options contradict them, or the class path comes in another way")
    void leftOut() throws Exception {
        try (ForkArchives run = run(directory)) {
            assertThat(run.options(1, List.of("-javaagent:agent.jar"))).isEqualTo(ForkStartOptions.NONE);
        }
        try (ForkArchives run = archives(directory.resolve("none"), directory.resolve("caches"))) {
            assertThat(run.options(1, List.of())).isEqualTo(ForkStartOptions.NONE);
        }
    }

    @Test
    @DisplayName("are left out where their directory can't be made")
    void noDirectory() throws Exception {
        // given
        Path file = Files.writeString(directory.resolve("file"), "");

        // when, then
        try (ForkArchives run = run(file)) {
            assertThat(run.options(1, List.of())).isEqualTo(ForkStartOptions.NONE);
            run.ended(1);
        }
    }

    @Test
    @DisplayName("are not made from the list of a fork that was killed")
    void killed() throws Exception {
        try (ForkArchives run = run(directory)) {
            run.options(1, List.of());
            Files.writeString(files.resolve("fork-1.classes"), "java/lang/Object\njava/la");
            run.ended(1);
        }
        try (ForkArchives run = run(directory)) {
            assertThat(run.options(1, List.of()).options()).hasSize(1);
        }
        assertThat(launched).isEmpty();
    }

    private void keepList() throws IOException {
        try (ForkArchives run = run(directory)) {
            run.options(1, List.of());
            Files.writeString(files.resolve("fork-1.classes"), "java/lang/Object\n");
            run.ended(1);
        }
    }

    /** A run for whose fork Surefire has made its jar. */
    private ForkArchives run(Path parent) throws IOException {
        ForkArchives run = archives(surefire, parent.resolve("caches"));
        Path jar = surefire.resolve("surefirebooter-" + ++runs + ".jar");
        BooterJarTest.write(jar, "../m2/a.jar ../classes/");
        return run;
    }

    private ForkArchives archives(Path temporary, Path caches) throws IOException {
        ProcessLauncher launcher = launch -> {
            LaunchedProcess process =
                    SessionLauncher.onPath(Executables.of(PATH)).launch(launch);
            launched.add(process);
            return process;
        };
        return new ForkArchives(
                new ForkSurroundings(JAVA, temporary, directory.resolve("m2"), true),
                Map.of("org.Listener", "x\n"),
                new ForkArchives.Host(launcher, PATH, Map.of(), files, directory.resolve("own")),
                new ArchiveDirectory(caches, Clock.systemUTC(), ArchiveDirectory.Limits.USUAL));
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("caches/smartscraper-e2e/archives"))) {
            return all.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    private static JavaProcess java(List<String> options) throws Exception {
        List<String> arguments = new ArrayList<>(options);
        arguments.add("-version");
        return JavaProcess.run(arguments, Map.of());
    }
}
