package io.github.smartscraper.e2e.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what becomes of the lines that forks write. */
@DisplayName("The events of forks")
final class ForkEventsTest {

    private static final int SKIPPED = 4;
    private static final String LINE = "{\"at\":%d,\"event\":\"%s\",\"class\":\"%s\",\"worker\":\"2\","
            + "\"detail\":\"%s\",\"tests\":%d,\"failures\":%d,\"skipped\":%d}\n";

    @TempDir
    Path directory;

    /** Events are written as {@code event[:detail[:tests:failures:skipped]]}. */
    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("make an outcome")
    @CsvSource({
        "begin end:PASSED:3:0:0,                            PASSED",
        "begin end:PASSED:0:0:0,                            PASSED",
        "begin end:FAILED:3:1:0,                            FAILED",
        "begin end:FAILED:0:0:0,                            FAILED",
        "begin end:PASSED:3:0:1,                            SKIPPED",
        "skipped:@Disabled:0:0:1,                           SKIPPED",
        "begin,                                             INCOMPLETE",
        "begin end:FAILED:3:1:0 begin end:PASSED:1:0:0,     FLAKY",
        "begin end:FAILED:3:1:0 begin end:FAILED:1:1:0,     FAILED",
        "begin end:FAILED:3:1:0 begin,                      INCOMPLETE",
        "begin end:PASSED:3:0:0 end:PASSED:3:0:0,           INCOMPLETE",
        "begin end:PASSED:3:0:0 begin end:PASSED:3:0:0,     FLAKY",
        "fault:no_worker,                                   INCOMPLETE",
        "fault:no_worker end:PASSED:3:0:0,                  INCOMPLETE",
    })
    void outcomes(String events, Outcome outcome) throws IOException {
        // given
        fork(1, "sample.AlphaIT", events.split(" "));

        // when
        ClassResult result = result("sample.AlphaIT");

        // then
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.isCleanPass()).isEqualTo(outcome == Outcome.PASSED);
        assertThat(result.hasFailed()).isEqualTo(outcome == Outcome.FAILED || outcome == Outcome.INCOMPLETE);
    }

    @Test
    @DisplayName("tell number, worker, duration and time")
    void numbers() throws IOException {
        // given
        fork(1, "sample.AlphaIT", "begin", "end:FAILED:3:2:0", "begin", "end:PASSED:2:0:0");

        // when
        ClassResult result = result("sample.AlphaIT");

        // then
        assertThat(result)
                .isEqualTo(new ClassResult(
                        "sample.AlphaIT",
                        Outcome.FLAKY,
                        new TestCounts(3, 0, 0),
                        new ClassResult.Execution(300, 2, 2, false, 1300)));
    }

    @Test
    @DisplayName("leave a doubt where a fork and Maven lost each other, although the class passed")
    void fault() throws IOException {
        // given
        fork(1, "sample.AlphaIT", "begin", "end:PASSED:3:0:0", "fault:Maven_is_gone");

        // when
        ClassResult result = result("sample.AlphaIT");

        // then
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.isCleanPass()).isFalse();
    }

    @Test
    @DisplayName("of several forks are put together: one that a fork failed and another passed is flaky")
    void severalForks() throws IOException {
        // given
        fork(1, "sample.AlphaIT", "begin", "end:FAILED:1:1:0");
        fork(2, "sample.AlphaIT", "begin", "end:PASSED:1:0:0");
        fork(3, "sample.BetaIT", "begin", "end:PASSED:1:0:0");

        // when, then
        assertThat(ForkEvents.read(directory)).containsOnlyKeys("sample.AlphaIT", "sample.BetaIT");
        assertThat(result("sample.AlphaIT").isCleanPass()).isFalse();
        assertThat(result("sample.BetaIT").isCleanPass()).isTrue();
    }

    @Test
    @DisplayName("that were cut short at any byte never make a pass, and can still be read")
    void cutShort() throws IOException {
        // given
        fork(1, "größe.ÜberIT", "begin", "end:PASSED:3:0:0");
        Path file = directory.resolve("fork-1.events.jsonl");
        byte[] whole = Files.readAllBytes(file);

        // when, then
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(ForkEvents.read(directory).values()).noneMatch(ClassResult::isCleanPass);
        }
        assertThat(new String(whole, StandardCharsets.UTF_8)).contains("größe.ÜberIT");
    }

    @Test
    @DisplayName("end where a line does, and not at other characters that begin a new one, which a reason may hold")
    void oddCharacters() throws IOException {
        // given
        fork(1, "sample.AlphaIT", "skipped:not\u2028now\u0085:0:0:1");

        // when, then
        assertThat(result("sample.AlphaIT").outcome()).isEqualTo(Outcome.SKIPPED);
    }

    @Test
    @DisplayName("have no negative duration where the clock was set back meanwhile")
    void clockBackwards() throws IOException {
        // given
        Files.writeString(
                directory.resolve("fork-1.events.jsonl"),
                line(5000, "begin", "sample.AlphaIT", "", 0, 0, 0)
                        + line(10, "end", "sample.AlphaIT", "PASSED", 1, 0, 0));

        // when
        ClassResult result = result("sample.AlphaIT");

        // then
        assertThat(result.execution().durationMillis()).isZero();
        assertThat(result.isCleanPass()).isTrue();
    }

    @Test
    @DisplayName("tell in which classes somebody has looked for tests, which is no result of theirs (C7)")
    void discovered() throws IOException {
        // given: as Maven's own JVM writes it, which has no worker
        Files.writeString(
                directory.resolve("discovery-17.events.jsonl"),
                line(1000, "discovered", "sample.AlphaIT", "", 0, 0, 0).replace("\"2\"", "\"\"")
                        + line(1000, "discovered", "sample.ITPaths", "", 0, 0, 0));
        fork(1, "sample.AlphaIT", "begin", "end:PASSED:1:0:0");

        // when, then
        assertThat(ForkEvents.of(List.of(directory, directory.resolve("again-1")))
                        .discovered())
                .containsExactly("sample.AlphaIT", "sample.ITPaths");
        assertThat(ForkEvents.read(directory)).containsOnlyKeys("sample.AlphaIT");
        assertThat(result("sample.AlphaIT").isCleanPass()).isTrue();
    }

    @Test
    @DisplayName("of an earlier version, which did not tell disabled tests from others, make no pass of them (C7)")
    void withoutDisabled() throws IOException {
        fork(1, "sample.AlphaIT", "begin", "end:PASSED:2:0:1");

        assertThat(result("sample.AlphaIT").isCleanPass()).isFalse();
    }

    @Test
    @DisplayName("are none where no fork wrote any")
    void none() throws IOException {
        // given
        Files.writeString(directory.resolve("fork-1.events.jsonl"), "");
        Files.writeString(directory.resolve("fork-1.args"), "no events");

        // when, then
        assertThat(ForkEvents.read(directory)).isEmpty();
        assertThat(ForkEvents.read(directory.resolve("missing"))).isEmpty();
    }

    private void fork(int number, String testClass, String... events) throws IOException {
        StringBuilder lines = new StringBuilder();
        long at = 1000;
        for (String event : events) {
            String[] parts = (event + "::::").split(":", -1);
            lines.append(
                    line(at, parts[0], testClass, parts[1], count(parts[2]), count(parts[3]), count(parts[SKIPPED])));
            at += 100;
        }
        Files.writeString(directory.resolve("fork-" + number + ".events.jsonl"), lines);
    }

    private static String line(Object... values) {
        return String.format(Locale.ROOT, LINE, values);
    }

    private ClassResult result(String testClass) throws IOException {
        return Objects.requireNonNull(ForkEvents.read(directory).get(testClass));
    }

    private static int count(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
