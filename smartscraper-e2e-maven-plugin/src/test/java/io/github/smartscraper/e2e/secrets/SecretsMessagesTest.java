package io.github.smartscraper.e2e.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.Wording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link SecretsMessages}. */
@DisplayName("Of secrets the user is told,")
final class SecretsMessagesTest {

    @Test
    @DisplayName("if one is missing, which it is and which there are instead")
    void keyMissing() {
        SecretsProblem problem = new SecretsProblem.KeyMissing(
                new SecretKey("api_keys.scraper", "API_TOKEN", true),
                Path.of("secrets.yaml"),
                List.of("API_TOKEN", "OPENROUTER_API_KEY"));

        assertThat(SecretsMessages.of(problem))
                .startsWith("secrets.yaml has no key api_keys.scraper, which secretKeys wants for API_TOKEN.")
                .contains("It has API_TOKEN, OPENROUTER_API_KEY.", "or set API_TOKEN in the environment");
    }

    @Test
    @DisplayName("for each problem that there can be with them, something else")
    void everyProblem() {
        SecretKey key = new SecretKey("api_keys.scraper", "SCRAPER", true);
        Path file = Path.of("secrets.yaml");
        Wording.assertComplete(
                SecretsProblem.class,
                Stream.of(
                        new SecretsProblem.SopsMissing("sops", file),
                        new SecretsProblem.NotStarted("sops", "permission denied"),
                        new SecretsProblem.Hung("sops", file, Duration.ofSeconds(30), List.of()),
                        new SecretsProblem.Failed("sops", file, 1, List.of()),
                        new SecretsProblem.NotJson("sops", file, true),
                        new SecretsProblem.KeyMissing(key, file, List.of()),
                        new SecretsProblem.NoSource(key),
                        new SecretsProblem.NoText(key, file, "array"),
                        new SecretsProblem.NotCarried("SCRAPER", "US-ASCII"),
                        new SecretsProblem.NoToken("API_TOKEN")),
                SecretsMessages::of);
    }
}
