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

/** What becomes of a suite, with the real Vitest. It needs the app's packages, but no server. */
@DisplayName("A Vitest suite")
class VitestSuiteIT {

    private static final Duration SHORT = Duration.ofSeconds(20);

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
    @DisplayName("shows each test below its file and its describes, with its time")
    void passing() {
        // given
        project.test("a.e2e.ts", """
                it('first', () => {});
                describe('outer', () => {
                  it('second', () => {});
                  describe('inner', () => { it('third', () => {}); });
                  it('fourth', () => {});
                });
                """);

        // when
        List<Shown> shown = project.run();

        // then
        assertThat(shown)
                .extracting(Shown::name, Shown::state)
                .containsExactly(
                        tuple("a.e2e.ts > first (# ms)", "passed"),
                        tuple("a.e2e.ts > outer > second (# ms)", "passed"),
                        tuple("a.e2e.ts > outer > inner > third (# ms)", "passed"),
                        tuple("a.e2e.ts > outer > fourth (# ms)", "passed"));
    }

    @Test
    @DisplayName("fails where a test fails, with JavaScript's message and stack")
    void failing() {
        // given
        project.test("a.e2e.ts", """
                it('passes', () => {});
                it('fails', () => { expect({ a: 1 }).toEqual({ a: 2 }); });
                it('exits', () => { process.exit(3); });
                """);

        // when
        List<Shown> shown = project.run();

        // then
        assertThat(shown).extracting(Shown::state).containsExactly("passed", "failed", "failed");
        assertThat(shown.get(1).message())
                .startsWith("AssertionError: expected { a: 1 } to deeply equal { a: 2 }\n    at ")
                .contains("/a.e2e.ts:3:38");
        assertThat(shown.get(2).message()).startsWith("Error: process.exit unexpectedly called with \"3\"\n    at ");
    }

    @Test
    @DisplayName("aborts what Vitest skips or has to do")
    void skipped() {
        // given
        project.test("a.e2e.ts", "it.skip('skipped', () => {});\nit.todo('to do');\nit('passes', () => {});\n");

        // then
        assertThat(project.run())
                .extracting(Shown::name, Shown::state, Shown::message)
                .containsExactly(
                        tuple("a.e2e.ts > skipped", "aborted", "Assumption failed: skipped in Vitest"),
                        tuple("a.e2e.ts > to do", "aborted", "Assumption failed: to do in Vitest"),
                        tuple("a.e2e.ts > passes (# ms)", "passed", ""));
    }

    @Test
    @DisplayName("fails once for each file that can't be loaded, and runs the others")
    void unloadable() {
        // given
        project.test("a.e2e.ts", "it('broken', () => { const = 1; });\n");
        project.test("b.e2e.ts", "throw new Error('at import');\n");
        project.test("c.e2e.ts", "it('passes', () => {});\n");

        // when
        List<Shown> shown = project.run();

        // then
        assertThat(shown)
                .extracting(Shown::name, Shown::state)
                .containsExactlyInAnyOrder(
                        tuple("a.e2e.ts > is loaded", "failed"),
                        tuple("b.e2e.ts > is loaded", "failed"),
                        tuple("c.e2e.ts > passes (# ms)", "passed"));
        assertThat(shown).extracting(Shown::message).anySatisfy(message -> assertThat(message)
                .startsWith("a.e2e.ts: ")
                .contains("Unexpected token")
                .doesNotContain("\u001b"));
        assertThat(shown).extracting(Shown::message).contains("b.e2e.ts: at import");
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
        project.test("a.e2e.ts", """
                import { writeFileSync } from 'node:fs';
                it('hangs', () => {
                  writeFileSync('pids', `${process.ppid} ${process.pid}`);
                  for (;;);
                });
                """);

        // when
        List<Shown> shown = project.run(SHORT, Map.of());

        // then
        assertThat(shown)
                .singleElement()
                .extracting(Shown::message)
                .asString()
                .startsWith("Vitest did not end within 20.0 s and was ended.");
        assertThat(Files.readString(directory.resolve("pids")).split(" "))
                .extracting(Long::valueOf)
                .extracting(ProcessHandle::of)
                .allSatisfy(process -> assertThat(process).matches(VitestSuiteIT::hasEnded));
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

    @Test
    @DisplayName("gets a token by its environment, which no command line shows")
    void environment() {
        // given
        project.test("a.e2e.ts", """
                import { execFileSync } from 'node:child_process';
                it('knows', () => {
                  expect(process.env['API_TOKEN']).toBe('t0ken-by-environment');
                  expect(execFileSync('ps', ['-A', '-o', 'args']).toString()).not.toContain('t0ken-by-environment');
                });
                """);

        // then
        assertThat(project.run(Duration.ofMinutes(1), Map.of("API_TOKEN", "t0ken-by-environment")))
                .extracting(Shown::state, Shown::message)
                .containsExactly(tuple("passed", ""));
    }

    private static boolean hasEnded(Optional<ProcessHandle> process) {
        return process.isEmpty() || !process.get().isAlive();
    }
}
