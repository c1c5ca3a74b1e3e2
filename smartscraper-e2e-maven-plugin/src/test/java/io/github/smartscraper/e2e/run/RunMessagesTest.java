package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.results.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
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
        assertThat(RunMessages.failed(verdict, "There are test failures."))
                .startsWith("Tests have failed in shop.CartIT, shop.TillIT. ")
                .contains("above", "report", "mvn verify -De2e.lastFailed=true")
                .endsWith("There are test failures.");
    }

    @Test
    @DisplayName("about its end says that nothing is left")
    void stopped() {
        assertThat(RunMessages.stopped(4, Duration.ofMillis(40)))
                .isEqualTo("Stopped 4 workers in 0.0 s; nothing is left.");
    }
}
