package io.github.smartscraper.e2e.run.prewarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.InfrastructureException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link PrewarmMessages}. */
@DisplayName("Sentences about prewarming")
final class PrewarmMessagesTest {

    @Test
    @DisplayName("give a reason in short, since goal start gives it in full")
    void reasons() {
        Exception failure = new InfrastructureException("Worker 0 exited after 0.2 s. Last lines of x.log:\n    at y");

        assertThat(PrewarmMessages.failed(failure)).endsWith("again: Worker 0 exited after 0.2 s.");
        assertThat(PrewarmMessages.notYet(failure)).endsWith("again: Worker 0 exited after 0.2 s.");
        assertThat(PrewarmMessages.notYet(new NoSuchFileException("seed"))).contains("seed");
    }

    @Test
    @DisplayName("count test classes that can be named")
    void starting() {
        assertThat(PrewarmMessages.starting(0)).isEqualTo("Prewarming: servers start while Maven goes on");
        assertThat(PrewarmMessages.starting(1)).endsWith(", for 1 test class");
    }
}
