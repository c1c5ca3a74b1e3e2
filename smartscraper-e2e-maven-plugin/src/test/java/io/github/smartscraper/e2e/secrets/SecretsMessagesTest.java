package io.github.smartscraper.e2e.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
}
