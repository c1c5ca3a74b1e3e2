package io.github.smartscraper.it.vitest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartscraper.it.vitest.VitestProject.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suites that Vitest runs to their end, with the real Vitest. They need the app's packages, but no server. */
@DisplayName("A Vitest suite")
class VitestSuiteIT {

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
}
