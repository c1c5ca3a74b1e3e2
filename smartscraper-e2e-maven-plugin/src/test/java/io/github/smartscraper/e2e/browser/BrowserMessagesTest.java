package io.github.smartscraper.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.Wording;
import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.support.LogExcerpt;
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

/** Tests {@link BrowserMessages}. */
@DisplayName("A message about the shared browser")
final class BrowserMessagesTest {

    private static final Path LOG = Path.of("/work/logs/browser.log");
    private static final Duration AFTER = Duration.ofMillis(1540);
    private static final LogExcerpt OUTPUT = new LogExcerpt(LOG, List.of("no display"));

    static Stream<Arguments> problems() {
        BrowserProblem exited = new BrowserProblem.Exited(OptionalInt.of(3), AFTER, OUTPUT);
        return Stream.of(
                problem(new BrowserProblem.NotLaunched("there is no program x"), "launched: there is no program x"),
                problem(exited, "exited with code 3 after 1.5 s. Last lines of " + LOG + ":\n    no display"),
                problem(
                        new BrowserProblem.NeverReady(AFTER, new LogExcerpt(LOG, List.of())),
                        "was not ready within 1.5 s. Allow more time with -De2e.timeout=…. It has printed nothing ("
                                + LOG),
                problem(new BrowserProblem.WentSilent(AFTER, OUTPUT), "has not answered for 1.5 s. Last lines of"),
                problem(
                        new BrowserProblem.TooManyRestarts(1, exited),
                        "is given up after 1 restart (-De2e.maxRestarts): it exited with code 3"),
                problem(new BrowserProblem.Stopped(), "is being stopped."));
    }

    private static Arguments problem(BrowserProblem problem, String text) {
        return Arguments.of(problem, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    @DisplayName("says what is wrong with it, and what to try when it can't be started")
    void saysWhatIsWrong(BrowserProblem problem, String text) {
        assertThat(BrowserMessages.unusable(problem))
                .startsWith("The shared browser ")
                .contains(text, "-De2e.executablePath=", "-De2e.browserArguments=", "smartscraper-e2e:doctor");
        assertThat(BrowserMessages.restarting(problem, 1, 3))
                .contains(text)
                .endsWith("Replacing it at the same address (1 of 3)");
        assertThat(BrowserMessages.lost(problem)).contains(text);
    }

    @Test
    @DisplayName("is another one for each problem that it can have")
    void everyProblem() {
        Wording.assertComplete(
                BrowserProblem.class,
                problems().map(sample -> (BrowserProblem) sample.get()[0]),
                BrowserMessages::lostInShort);
    }
}
