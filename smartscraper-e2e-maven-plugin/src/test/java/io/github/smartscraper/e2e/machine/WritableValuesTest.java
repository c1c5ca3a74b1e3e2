package io.github.smartscraper.e2e.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.support.PortablePaths;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link WritableValues} with {@link SecretNames}. */
@DisplayName("A value that is written down")
final class WritableValuesTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @DisplayName("is not there itself if its name is that of a secret")
    @ValueSource(
            strings = {
                "API_TOKEN",
                "apiToken",
                "DB_PASSWORD",
                "db.password",
                "PGPASSWORD",
                "DB_PASS",
                "CLIENT_SECRET",
                "secretKey",
                "AWS_ACCESS_KEY_ID",
                "OPENROUTER_API_KEY",
                "encryptionKey",
                "KEY",
                "GOOGLE_APPLICATION_CREDENTIALS",
                "GITHUB_PAT",
                "SENTRY_DSN",
                "environmentVariables/DB_PASSWORD",
                "SHOP_LICENCE"
            })
    void secretName(String name) {
        assertThat(values(directory).of(name, "hunter2"))
                .doesNotContain("hunter2")
                .isEqualTo(values(directory).of(name, "hunter2"))
                .isNotEqualTo(values(directory.resolve("other")).of(name, "hunter2"));
    }

    @ParameterizedTest
    @DisplayName("stays as it is if its name is a common one, and needs no key")
    @ValueSource(strings = {"TZ", "NODE_OPTIONS", "shop.mode", "keyboard", "MONKEY", "argLine", "compass", "PATTERN"})
    void commonName(String name) {
        assertThat(values(directory).of(name, "hunter2")).isEqualTo("hunter2");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @DisplayName("is not there itself if it looks like a secret, or if there is one in it")
    @ValueSource(
            strings = {
                "postgres://shop:hunter2@db/shop",
                "-Xmx64m -Ddb.password=hunter2",
                "node\nserver.mjs\n--api-key\nhunter2",
                "node server.mjs --token=hunter2",
                "x-api-key: hunter2",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodW50ZXIyIn0.hunter2",
                "the licence of this shop is LICENCE-hunter2"
            })
    void secretContent(String value) {
        assertThat(values(directory).text(value)).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @DisplayName("is there as it is if there is only a placeholder, or no secret in it")
    @CsvSource({"node server.mjs --token={token}", "npm run token-server", "http://localhost:8080/a", "-Dx=1 -Dy=2"})
    void noSecret(String value) {
        assertThat(values(directory).text(value)).isEqualTo(value);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @DisplayName("reads as it would in another directory")
    void portable() {
        assertThat(values(directory).of("NODE_OPTIONS", "--import=/home/me/shop/hook.mjs"))
                .isEqualTo("--import={project}/hook.mjs");
    }

    @Test
    @DisplayName("is nothing if a secret is empty, which needs no key")
    void empty() {
        assertThat(values(directory).of("API_TOKEN", "")).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    private static WritableValues values(Path state) {
        return new WritableValues(
                PortablePaths.of(Path.of("/home/me/shop")),
                new MachineKey(state, (file, reason) -> {}),
                new WritableValues.Secrets(Set.of("SHOP_LICENCE"), Set.of("LICENCE-hunter2", "")));
    }
}
