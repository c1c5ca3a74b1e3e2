package io.github.smartscraper.e2e.npm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.Wording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests {@link InstallMessages}. */
@DisplayName("A message about an installation")
final class InstallMessagesTest {

    private static final Path LOG = Path.of("/work/logs/install.log");

    static Stream<Arguments> problems() {
        Path app = Path.of("/work/app");
        return Stream.of(
                problem(
                        new InstallProblem.ManagerMissing(lock("package-lock.json", PackageInstaller.NPM)),
                        "/work/app",
                        "no npm on the PATH",
                        "Install Node.js"),
                problem(
                        new InstallProblem.ManagerMissing(lock("pnpm-lock.yaml", PackageInstaller.PNPM)),
                        "/work/app",
                        "wrote pnpm-lock.yaml",
                        "no pnpm on the PATH",
                        "npm install --global pnpm",
                        "corepack enable pnpm"),
                problem(
                        new InstallProblem.ManagerUnknown(lock("bun.lock", PackageInstaller.BUN)),
                        "/work/app/bun.lock",
                        "bun, which the plugin does not call"),
                problem(
                        new InstallProblem.LockFileMissing(app),
                        "/work/app",
                        "no package-lock.json, pnpm-lock.yaml or yarn.lock",
                        "workspace",
                        "npm install"),
                problem(
                        new InstallProblem.Unreadable(app.resolve("package.json"), "unexpected end"),
                        "/work/app/package.json can't be read (unexpected end)"),
                problem(
                        new InstallProblem.Failed(
                                "npm ci", OptionalInt.of(1), Duration.ofMinutes(10), LOG, List.of("npm error E404")),
                        "npm ci failed with exit code 1",
                        LOG + ":\n    npm error E404"),
                problem(
                        new InstallProblem.Failed(
                                "npm ci", OptionalInt.empty(), Duration.ofMinutes(10), LOG, List.of()),
                        "npm ci did not end within 600.0 s",
                        "It has printed nothing (" + LOG + ")"));
    }

    private static LockFile lock(String name, PackageInstaller manager) {
        return new LockFile(Path.of("/work/app").resolve(name), manager);
    }

    private static Arguments problem(InstallProblem problem, String... parts) {
        return Arguments.of(problem, parts);
    }

    @DisplayName("says what is missing and what to type")
    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void saysWhatIsMissing(InstallProblem problem, String[] parts) {
        assertThat(InstallMessages.of(problem)).contains(parts);
        if (!(problem instanceof InstallProblem.Failed)) {
            assertThat(InstallMessages.of(problem)).contains("-De2e.install=never");
        }
    }

    @Test
    @DisplayName("is another one for each problem that it can have")
    void everyProblem() {
        Wording.assertComplete(
                InstallProblem.class, problems().map(sample -> (InstallProblem) sample.get()[0]), InstallMessages::of);
    }

    @Test
    @DisplayName("tells what runs where, and how long it has taken")
    void progress() {
        LockFile lock = lock("pnpm-lock.yaml", PackageInstaller.PNPM);

        assertThat(InstallMessages.installing(lock))
                .isEqualTo(
                        "node_modules does not match pnpm-lock.yaml: running pnpm install --frozen-lockfile in /work/app");
        assertThat(InstallMessages.installed(lock("package-lock.json", PackageInstaller.NPM), Duration.ofMillis(2345)))
                .isEqualTo("npm ci finished after 2.3 s");
    }
}
