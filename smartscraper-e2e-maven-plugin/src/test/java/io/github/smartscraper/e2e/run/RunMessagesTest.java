package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    @DisplayName("about its end says that nothing is left")
    void stopped() {
        assertThat(RunMessages.stopped(4, Duration.ofMillis(40)))
                .isEqualTo("Stopped 4 workers in 0.0 s; nothing is left.");
    }
}
