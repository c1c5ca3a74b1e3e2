package io.github.smartscraper.e2e.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.CheckSigns;
import io.github.smartscraper.e2e.console.RecordedConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@link RunProgress} prints of what forks tell. */
@DisplayName("The progress of a run")
final class RunProgressTest {

    private static final String ALPHA = "com.acme.AlphaIT";
    private static final String BETA = "com.acme.BetaIT";
    private static final String GAMMA = "com.acme.GammaIT";

    @TempDir
    private Path logs;

    private final RecordedConsole console = new RecordedConsole();
    private final AtomicLong nanos = new AtomicLong();

    private RunProgress progress(Map<String, Long> millis, int workers) {
        Expected expected = new Expected(
                List.of(ALPHA, BETA, GAMMA), millis.isEmpty() ? Optional.empty() : Optional.of(millis::get), workers);
        ProgressLines lines = new ProgressLines(new CheckSigns("ok", "NO", "--"), "mvn verify");
        return new RunProgress(expected, this::log, lines, console, nanos::get);
    }

    private Path log(int worker) {
        return logs.resolve("worker-" + worker + ".log");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    @DisplayName("is a line for each class, with its place, its time, its worker and the time that is left")
    void passed() {
        // given
        RunProgress progress = progress(Map.of(ALPHA, 4000L, BETA, 3000L, GAMMA, 2000L), 1);

        // when
        progress.classBegan(2, ALPHA);
        progress.testBegan(2);
        progress.testPassed(2);
        pass(Duration.ofMillis(4200));
        progress.classEnded(2, ALPHA);

        // then
        assertThat(console.lines()).containsExactly("[1/3] ok AlphaIT  4.2 s  worker 2  (about 5 s left)");
    }

    @Test
    @DisplayName("says nothing of time that is left when nothing is left")
    void last() {
        // given
        RunProgress progress = progress(Map.of(), 1);

        // when
        for (String testClass : List.of(ALPHA, BETA, GAMMA)) {
            progress.classBegan(0, testClass);
            progress.testPassed(0);
            pass(Duration.ofSeconds(2));
            progress.classEnded(0, testClass);
        }

        // then
        assertThat(console.lines())
                .containsExactly(
                        "[1/3] ok AlphaIT  2.0 s  worker 0  (about 4 s left)",
                        "[2/3] ok BetaIT  2.0 s  worker 0  (about 2 s left)",
                        "[3/3] ok GammaIT  2.0 s  worker 0");
    }

    @Test
    @DisplayName("takes off what classes on other workers have had of their time")
    void sideBySide() {
        // given
        RunProgress progress = progress(Map.of(ALPHA, 9000L, BETA, 3000L, GAMMA, 2000L), 2);

        // when
        progress.classBegan(0, ALPHA);
        progress.classBegan(1, BETA);
        progress.testPassed(1);
        pass(Duration.ofSeconds(3));
        progress.classEnded(1, BETA);

        // then
        assertThat(console.lines()).containsExactly("[1/3] ok BetaIT  3.0 s  worker 1  (about 6 s left)");
    }

    @Test
    @DisplayName("is a class with its nested ones as one")
    void nested() {
        // given
        RunProgress progress = progress(Map.of(), 1);

        // when
        progress.classBegan(0, ALPHA);
        progress.classBegan(0, ALPHA + "$Inner");
        progress.testPassed(0);
        progress.testSkipped(0);
        progress.classEnded(0, ALPHA + "$Inner");
        progress.classEnded(0, ALPHA);

        // then
        assertThat(console.lines())
                .containsExactly("[1/3] ok AlphaIT  0.0 s  worker 0  1 of 2 tests skipped  (about 1 s left)");
    }

    @Test
    @DisplayName("marks a class in which everything was skipped")
    void skipped() {
        // given
        RunProgress progress = progress(Map.of(), 1);

        // when
        progress.classBegan(0, ALPHA);
        progress.testSkipped(0);
        progress.classEnded(0, ALPHA);

        // then
        assertThat(console.lines()).singleElement().asString().startsWith("[1/3] -- AlphaIT");
    }

    @Test
    @DisplayName("tells of a failure what, where, what its server printed meanwhile, and what to type")
    void failed() throws IOException {
        // given
        Files.writeString(log(1), "before\n");
        RunProgress progress = progress(Map.of(), 1);
        TestFailure failure = new TestFailure(
                new TestName(ALPHA, "refuses(int)[2]"),
                "expected: 400\n but was: 500",
                List.of("com.acme.AlphaIT.refuses(AlphaIT.java:42)"),
                Optional.empty());

        // when
        progress.classBegan(1, ALPHA);
        progress.testBegan(1);
        Files.writeString(log(1), "500 for POST /api\n", StandardOpenOption.APPEND);
        progress.testFailed(1, failure);
        progress.classEnded(1, ALPHA);

        // then
        assertThat(console.lines())
                .containsExactly(
                        "WARNING [1/3] NO AlphaIT  0.0 s  worker 1  1 of 1 test failed  (about 1 s left)",
                        "WARNING        AlphaIT.refuses(int)[2]",
                        "WARNING            expected: 400",
                        "WARNING             but was: 500",
                        "WARNING            at com.acme.AlphaIT.refuses(AlphaIT.java:42)",
                        "WARNING        Its server printed meanwhile (" + log(1) + "):",
                        "WARNING            500 for POST /api",
                        "WARNING        Run it again: mvn verify -Dit.test=AlphaIT#refuses");
    }

    @Test
    @DisplayName("tells of a failure in a class that never ends, since its fork does")
    void crashed() {
        // given
        RunProgress progress = progress(Map.of(), 1);

        // when
        progress.classBegan(1, ALPHA);
        progress.testFailed(1, new TestFailure(new TestName(ALPHA, "buys"), "no", List.of(), Optional.empty()));
        progress.forkEnded(1);
        progress.forkEnded(1);

        // then
        assertThat(console.lines())
                .containsExactly(
                        "WARNING        AlphaIT.buys",
                        "WARNING            no",
                        "WARNING        Run it again: mvn verify -Dit.test=AlphaIT#buys");
    }

    @Test
    @DisplayName("counts a class that runs again once")
    void again() {
        // given
        RunProgress progress = progress(Map.of(), 1);

        // when
        for (int run = 0; run < 2; run++) {
            progress.classBegan(0, ALPHA);
            progress.testPassed(0);
            progress.classEnded(0, ALPHA);
        }

        // then
        assertThat(console.lines()).hasSize(2).allMatch(line -> line.startsWith("[1/3]"));
    }

    @Test
    @DisplayName("forgets a class whose fork has ended")
    void forkEnded() {
        // given
        RunProgress progress = progress(Map.of(), 1);
        progress.classBegan(0, ALPHA);

        // when
        progress.forkEnded(0);
        progress.classEnded(0, ALPHA);

        // then
        assertThat(console.lines()).isEmpty();
        assertThat(progress.status()).isEmpty();
    }

    @Test
    @DisplayName("has a status: what each worker runs, and for how long")
    void status() {
        // given
        RunProgress progress = progress(Map.of(ALPHA, 9000L, BETA, 3000L, GAMMA, 2000L), 2);
        progress.classBegan(1, BETA);
        progress.classBegan(0, ALPHA);
        pass(Duration.ofSeconds(3));

        // when, then
        assertThat(progress.status())
                .containsExactly(Map.entry(0, "worker 0: AlphaIT 3 s"), Map.entry(1, "worker 1: BetaIT 3 s"));
        assertThat(progress.summary()).isEqualTo("[0/3]  (about 6 s left)");
    }
}
