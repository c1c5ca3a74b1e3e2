package io.github.smartscraper.it.vitest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartscraper.it.vitest.VitestProject.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suites that Vitest can't run to their end, with the real Vitest. They need the app's packages, but no server. */
@DisplayName("A Vitest suite that goes wrong")
class VitestFaultsIT {

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private VitestProject project;

    @BeforeEach
    void setUp() {
        project = new VitestProject(directory);
    }

    @AfterEach
    void tearDown() throws IOException {
        project.close();
    }

    @Test
    @DisplayName("is one failure when Vitest can't begin, with what it printed")
    void broken() {
        // given
        project.write("vitest.config.ts", "throw new Error('no such setting');\n");

        // then
        assertThat(project.run()).singleElement().satisfies(shown -> {
            assertThat(shown.name()).isEqualTo("Vitest");
            assertThat(shown.message())
                    .startsWith("Vitest ended with exit code 1 and without a report. It printed:\n")
                    .contains("no such setting");
        });
    }

    @Test
    @DisplayName("is one failure when Vitest is killed while a test runs")
    void killed() {
        // given
        project.test("a.e2e.ts", "it('kills', () => { process.kill(process.ppid, 'SIGKILL'); for (;;); });\n");

        // then
        assertThat(project.run())
                .singleElement()
                .extracting(Shown::message)
                .asString()
                .contains("and without a report");
    }

    @Test
    @DisplayName("is one failure when the process of a file is killed; its tests have not run to their end")
    void fileKilled() {
        // given
        project.test("a.e2e.ts", "it('kills', () => { process.kill(process.pid, 'SIGKILL'); });\n");

        // when
        List<Shown> shown = project.run();

        // then
        assertThat(shown)
                .extracting(Shown::name, Shown::state)
                .containsExactly(tuple("a.e2e.ts > kills", "aborted"), tuple("Vitest", "failed"));
        assertThat(shown.get(1).message())
                .startsWith("Vitest ended with exit code 1 before all tests had run. It printed:\n")
                .contains("Worker exited unexpectedly");
    }

    @Test
    @DisplayName("is one failure when an error is thrown outside of every test")
    void unhandled() {
        // given
        project.test("a.e2e.ts", """
                it('passes', async () => {
                  void Promise.reject(new Error('nobody waits for this'));
                  await new Promise((resolve) => setTimeout(resolve, 50));
                });
                """);

        // when
        List<Shown> shown = project.run();

        // then
        assertThat(shown).extracting(Shown::state).containsExactly("passed", "failed");
        assertThat(shown.get(1).message())
                .startsWith("Vitest ended with exit code 1, although no test failed. It printed:\n")
                .contains("nobody waits for this");
    }

    @Test
    @DisplayName("is one failure when the limit is over, and no process is left")
    void hanging() throws IOException {
        // given
        Path pids = directory.resolve("pids");
        project.test("a.e2e.ts", """
                import { writeFileSync } from 'node:fs';
                it('hangs', () => {
                  writeFileSync('pids', `${process.ppid} ${process.pid}`);
                  for (;;);
                });
                """);

        // when
        List<Shown> shown = runUntilItHangs(pids);

        // then
        assertThat(shown)
                .singleElement()
                .extracting(Shown::message)
                .asString()
                .matches("(?s)Vitest did not end within [0-9.]+ s and was ended\\..*");
        assertThat(Files.readString(pids).split(" "))
                .extracting(Long::valueOf)
                .extracting(ProcessHandle::of)
                .allSatisfy(process -> assertThat(process).matches(VitestFaultsIT::hasEnded));
    }

    @Test
    @DisplayName("is one failure when there is no test")
    void empty() {
        assertThat(project.run())
                .singleElement()
                .extracting(Shown::message)
                .asString()
                .startsWith("Vitest found no test file. It printed:\n");
    }

    /** With a limit that lets Vitest come as far as the test, which depends on what the machine does besides. */
    private List<Shown> runUntilItHangs(Path pids) {
        Duration limit = SHORT;
        List<Shown> shown = project.run(limit, Map.of());
        while (Files.notExists(pids) && limit.compareTo(LONG) < 0) {
            limit = limit.multipliedBy(2);
            shown = project.run(limit, Map.of());
        }
        return shown;
    }

    private static boolean hasEnded(Optional<ProcessHandle> process) {
        return process.isEmpty() || !process.get().isAlive();
    }
}
