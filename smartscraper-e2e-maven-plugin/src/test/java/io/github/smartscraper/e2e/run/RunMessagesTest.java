package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.results.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link RunMessages}. */
@DisplayName("A message about a run")
final class RunMessagesTest {

    @Test
    @DisplayName("about a goal without start says how to bind both")
    void notStarted() {
        assertThat(RunMessages.notStarted("verify"))
                .contains("Goal verify", "start, integration-test, stop, verify", "mvn verify");
    }

    @Test
    @DisplayName(
            "about failed tests names their classes and says where to look and what to type, besides what Failsafe says")
    void failed() {
        // given
        Verdict verdict = new Verdict(
                new TreeMap<>(Map.of("shop.CartIT", Verdict.Reason.FAILED, "shop.TillIT", Verdict.Reason.INCOMPLETE)));

        // when, then
        assertThat(RunMessages.failed(verdict, "mvn verify -pl :it -am", "There are test failures."))
                .startsWith("Tests have failed in shop.CartIT, shop.TillIT. ")
                .contains("above", "report", "; mvn verify -pl :it -am -De2e.lastFailed=true runs")
                .endsWith("There are test failures.");
    }

    @Test
    @DisplayName(
            "about classes that Failsafe did not see says what runs them again, where the project is one of several, too")
    void verdict() {
        // given
        Verdict verdict = new Verdict(new TreeMap<>(Map.of("shop.CartIT", Verdict.Reason.MISSING)));

        // when, then
        assertThat(RunMessages.verdict(verdict, "mvn verify -pl :it -am"))
                .contains("shop.CartIT was to run", "; mvn verify -pl :it -am -De2e.lastFailed=true runs");
    }

    @Test
    @DisplayName("about many failed classes names the first five, and says how many more there are")
    void manyFailed() {
        // given
        TreeMap<String, Verdict.Reason> reasons = new TreeMap<>();
        IntStream.rangeClosed(1, 5).forEach(n -> reasons.put("shop.Cart" + n + "IT", Verdict.Reason.FAILED));
        Verdict five = new Verdict(new TreeMap<>(reasons));
        IntStream.rangeClosed(6, 9).forEach(n -> reasons.put("shop.Cart" + n + "IT", Verdict.Reason.FAILED));
        Verdict nine = new Verdict(reasons);

        // when, then
        assertThat(RunMessages.failed(five, "mvn verify", "")).contains("shop.Cart4IT, shop.Cart5IT. What");
        assertThat(RunMessages.failed(nine, "mvn verify", ""))
                .contains("shop.Cart4IT, shop.Cart5IT and 4 more. What")
                .doesNotContain("Cart6IT");
    }

    @Test
    @DisplayName("about its end says that nothing is left")
    void stopped() {
        assertThat(RunMessages.stopped(4, Duration.ofMillis(40)))
                .isEqualTo("Stopped 4 workers in 0.0 s; nothing is left.");
    }
}
