package io.github.smartscraper.e2e.run.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.browser.BrowserMode;
import io.github.smartscraper.e2e.health.AnswerLimits;
import io.github.smartscraper.e2e.isolation.KeepMode;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.npm.InstallMode;
import io.github.smartscraper.e2e.selection.filter.Shard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests {@link ParameterCheck}. */
@DisplayName("The parameter check")
final class ParameterCheckTest {

    @TempDir
    private Path directory;

    private TypedParameters parameters;

    @BeforeEach
    void setDefaults() {
        parameters = new TypedParameters(directory);
    }

    static Stream<Arguments> goodValues() {
        return Stream.of(
                good("workers", request -> request.workers().count(), null, 1, "1", 1, " 4 ", 4, "64", 64),
                good(
                        "workers",
                        request -> request.workers().count(),
                        "auto",
                        2,
                        "AUTO",
                        2,
                        "2C",
                        4,
                        "1.5C",
                        3,
                        "0.1C",
                        1,
                        "99C",
                        64),
                good(
                        "timeout",
                        request -> request.workers().limits().start(),
                        null,
                        seconds(60),
                        "90",
                        seconds(90),
                        "90s",
                        seconds(90)),
                good(
                        "timeout",
                        request -> request.workers().limits().start(),
                        "2m",
                        seconds(120),
                        "1ms",
                        Duration.ofMillis(1),
                        "60m",
                        seconds(3600)),
                good(
                        "hangTimeout",
                        request -> request.workers().limits().answers().silence(),
                        null,
                        seconds(12),
                        "5m",
                        seconds(300),
                        "Never",
                        AnswerLimits.NEVER),
                good(
                        "stopTimeout",
                        request -> request.workers().limits().stop(),
                        null,
                        seconds(3),
                        "0",
                        Duration.ZERO,
                        "10m",
                        seconds(600)),
                good("maxRestarts", request -> request.workers().maxRestarts(), null, 3, "0", 0, "100", 100),
                good(
                        "retryInfrastructure",
                        request -> request.workers().retryInfrastructure(),
                        null,
                        1,
                        "0",
                        0,
                        "5",
                        5),
                good(
                        "maxLogSize",
                        request -> request.output().maxLogSize(),
                        null,
                        64L << 20,
                        "1MiB",
                        1L << 20,
                        "2g",
                        2L << 30),
                good("basePort", request -> request.workers().basePort(), "1024", 1024, "65535", 65535),
                good("command", request -> request.app().command(), "npm run dev", List.of("npm", "run", "dev")),
                good(
                        "command",
                        request -> request.app().command(),
                        "'/my node' -e \"a b\"",
                        List.of("/my node", "-e", "a b")),
                good(
                        "command",
                        request -> request.app().command(),
                        "sh -c 'say \"hi\"'",
                        List.of("sh", "-c", "say \"hi\"")),
                good(
                        "install",
                        request -> request.app().install(),
                        null,
                        InstallMode.AUTO,
                        "Always",
                        InstallMode.ALWAYS),
                good(
                        "install",
                        request -> request.app().install(),
                        "auto",
                        InstallMode.AUTO,
                        "never",
                        InstallMode.NEVER),
                good(
                        "healthPath",
                        request -> request.app().health().path(),
                        "/health",
                        "/health",
                        " /a?b=c ",
                        "/a?b=c"),
                good(
                        "healthStatus",
                        request -> request.app().health().healthy().toString(),
                        null,
                        "200",
                        " 200-299, 401 ",
                        "200-299,401",
                        "100-599",
                        "100-599"),
                good(
                        "healthTimeout",
                        request -> request.app().health().limit(),
                        null,
                        Duration.ofSeconds(2),
                        "500ms",
                        Duration.ofMillis(500),
                        "1m",
                        Duration.ofMinutes(1)),
                good(
                        "apiToken",
                        request -> request.app().apiToken().text(),
                        "random",
                        "random",
                        "a {id} ü",
                        "a {id} ü"),
                good("reset", request -> request.data().reset(), null, ResetMode.FILES, "none", ResetMode.NONE),
                good(
                        "reset",
                        request -> request.data().reset(),
                        "Files",
                        ResetMode.FILES,
                        "restart",
                        ResetMode.RESTART),
                good("keepData", request -> request.data().keep(), null, KeepMode.NEVER, "never", KeepMode.NEVER),
                good("keepData", request -> request.data().keep(), "on-failure", KeepMode.ON_FAILURE),
                good("keepData", request -> request.data().keep(), "ALWAYS", KeepMode.ALWAYS),
                good(
                        "browser",
                        request -> request.browser().mode(),
                        null,
                        BrowserMode.NONE,
                        "Shared",
                        BrowserMode.SHARED),
                good(
                        "browserArguments",
                        request -> request.browser().arguments(),
                        null,
                        List.of(),
                        " --lang=de '--title=a b' ",
                        List.of("--lang=de", "--title=a b")),
                good(
                        "executablePath",
                        request -> request.app().executablePath(),
                        null,
                        Optional.empty(),
                        " ",
                        Optional.empty()),
                good(
                        "executablePath",
                        request -> request.app().executablePath(),
                        "/bin/sh",
                        Optional.of(Path.of("/bin/sh"))),
                good("file", request -> request.selection().file(), null, Optional.empty(), " ", Optional.empty()),
                good("file", request -> request.selection().file(), " login ", Optional.of("login")),
                good("shard", request -> request.selection().shard(), null, Shard.WHOLE, " ", Shard.WHOLE),
                good("shard", request -> request.selection().shard(), "2/4", new Shard(2, 4), "1/1", Shard.WHOLE),
                good("shard", request -> request.selection().shard(), "auto", Shard.WHOLE),
                good(
                        "cacheAudit",
                        request -> request.selection().cache().auditShare(),
                        null,
                        0.0,
                        "5%",
                        0.05,
                        "100",
                        1.0),
                good("seedDirectory", request -> request.data().seed(), null, Optional.empty()),
                good("environment", request -> request.app().environment(), Map.of("A", "1"), Map.of("A", "1")),
                good(
                        "environment",
                        request -> request.app().environment(),
                        Collections.singletonMap("EMPTY", null),
                        Map.of("EMPTY", "")));
    }

    private static Arguments good(
            String name, Function<RunRequest, Object> result, @Nullable Object... valuesAndResults) {
        return Arguments.of(name, result, valuesAndResults);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    @DisplayName("understands each value that the manual allows")
    @ParameterizedTest(name = "{0}")
    @MethodSource("goodValues")
    void understands(String name, Function<RunRequest, Object> result, @Nullable Object[] valuesAndResults)
            throws Exception {
        for (int i = 0; i < valuesAndResults.length; i += 2) {
            // given
            parameters.set(name, valuesAndResults[i]);

            // when
            RunRequest request = parameters.check();

            // then
            assertThat(result.apply(request))
                    .as("%s=%s", name, valuesAndResults[i])
                    .isEqualTo(valuesAndResults[i + 1]);
        }
    }

    @Test
    @DisplayName("starts eight servers at the most where their number is up to the machine")
    void autoOnLargeMachine() throws Exception {
        // given
        parameters.set("workers", "auto");

        // then
        assertThat(ParameterCheck.check(parameters.raw(), 12, Map.of())
                        .workers()
                        .count())
                .isEqualTo(8);
    }

    @Test
    @DisplayName("makes directories absolute")
    void absolute() throws Exception {
        // given
        parameters.set("appDirectory", directory.resolve("..").resolve(directory.getFileName()));

        // then
        assertThat(parameters.check().app().directory()).isEqualTo(directory.toAbsolutePath());
    }
}
