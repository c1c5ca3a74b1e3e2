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

    private static final Path LOG = Path.of("/work/logs/npm-ci.log");

    static Stream<Arguments> problems() {
        Path app = Path.of("/work/app");
        return Stream.of(
                problem(new InstallProblem.NpmMissing(app), "/work/app", "no npm on the PATH", "Install Node.js"),
                problem(new InstallProblem.LockFileMissing(app), "/work/app", "no package-lock.json", "npm install"),
                problem(
                        new InstallProblem.Unreadable(app.resolve("package.json"), "unexpected end"),
                        "/work/app/package.json can't be read (unexpected end)"),
                problem(
                        new InstallProblem.Failed(
                                OptionalInt.of(1), Duration.ofMinutes(10), LOG, List.of("npm error E404")),
                        "npm ci failed with exit code 1",
                        LOG + ":\n    npm error E404"),
                problem(
                        new InstallProblem.Failed(OptionalInt.empty(), Duration.ofMinutes(10), LOG, List.of()),
                        "npm ci did not end within 600.0 s",
                        "It has printed nothing (" + LOG + ")"));
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
    @DisplayName("tells where npm ci runs, and how long it has taken")
    void progress() {
        assertThat(InstallMessages.installing(Path.of("/work/app"))).contains("/work/app");
        assertThat(InstallMessages.installed(Duration.ofMillis(2345))).isEqualTo("npm ci finished after 2.3 s");
    }
}
