package io.github.smartscraper.e2e.run.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.secrets.SecretKey;
import io.github.smartscraper.e2e.secrets.SecretsRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link SecretsCheck}. */
@DisplayName("Parameters of secrets")
final class SecretsCheckTest {

    @TempDir
    Path directory;

    private TypedParameters parameters;

    @BeforeEach
    void prepare() {
        parameters = new TypedParameters(directory);
    }

    @Test
    @DisplayName("that are not set stand for secrets.yaml, if there is one, three keys that may be missing, and sops")
    void defaults() throws Exception {
        assertThat(secrets().file()).isEmpty();
        Path file = Files.writeString(directory.resolve("secrets.yaml"), "encrypted");

        assertThat(secrets().file()).contains(file);
        assertThat(secrets().keys())
                .extracting(SecretKey::variable)
                .containsExactly("OPENROUTER_API_KEY", "TWOCAPTCHA_API_KEY", "PROXY_SERVER");
        assertThat(secrets().keys()).noneMatch(SecretKey::required);
        assertThat(secrets().sops()).isEqualTo("sops");
    }

    @Test
    @DisplayName("may name no file, and a program by its path, which is relative to the project")
    void noFile() throws Exception {
        Files.writeString(directory.resolve("secrets.yaml"), "encrypted");
        parameters.set("secretsFile", " ").set("sops", "bin/sops");

        assertThat(secrets().file()).isEmpty();
        assertThat(secrets().sops()).isEqualTo(directory.resolve("bin/sops").toString());
    }

    @Test
    @DisplayName("give keys, which are required then, by path and variable or by a name that is both")
    void keys() throws Exception {
        parameters.set("secretKeys", List.of(" api_keys.smart_scraper=API_TOKEN", "PROXY_SERVER "));

        assertThat(secrets().keys())
                .containsExactly(
                        new SecretKey("api_keys.smart_scraper", "API_TOKEN", true),
                        new SecretKey("PROXY_SERVER", "PROXY_SERVER", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=A", "a.b", "a=b=C", "a=B C", "DATA_DIR", "a=SMARTSCRAPER_E2E_SESSION"})
    @DisplayName("refuse what is no key")
    void badKey(String key) {
        parameters.set("secretKeys", List.of(key));

        assertThatThrownBy(this::secrets)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("secretKeys", "path=VARIABLE", "api_keys.smart_scraper=API_TOKEN");
    }

    @Test
    @DisplayName("refuse two keys for one variable")
    void twice() {
        parameters.set("secretKeys", List.of("a=KEY", "b=KEY"));

        assertThatThrownBy(this::secrets).hasMessageContainingAll("secretKeys", "'b=KEY'", "each variable once");
    }

    @Test
    @DisplayName("refuse a file that was named and is not there, and a directory")
    void noSuchFile() throws IOException {
        Files.createDirectory(directory.resolve("secrets.yaml"));

        assertThatThrownBy(this::secrets).hasMessageContainingAll("secretsFile", "is no file");
        parameters.set("secretsFile", "other.yaml");
        assertThatThrownBy(this::secrets).hasMessageContainingAll("secretsFile", "'other.yaml'", "does not exist");
    }

    @Test
    @DisplayName("refuse a token from the secrets together with an apiToken, or with {token} on the command line")
    void oneToken() {
        parameters
                .set("secretKeys", List.of("API_TOKEN"))
                .set("apiToken", "own-token")
                .set("command", "serve --token {token}");

        assertThatThrownBy(this::secrets)
                .hasMessageContainingAll("apiToken", "command", "secretKeys has API_TOKEN")
                .hasMessageNotContaining("own-token");
    }

    private SecretsRequest secrets() throws ConfigurationException {
        return parameters.check().secrets();
    }
}
