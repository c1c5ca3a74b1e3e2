package io.github.smartscraper.e2e.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.machine.EnvironmentCharset;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.ProcessCookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link KnownSecrets} with shell scripts in the place of sops. */
@DisplayName("Secrets of a run")
final class KnownSecretsTest {

    private static final SecretKey TOKEN = new SecretKey("api_token", "API_TOKEN", true);
    private static final SecretKey PROXY = new SecretKey("proxy", "PROXY", false);

    @TempDir
    private Path directory;

    private final RecordedConsole console = new RecordedConsole();
    private final SecretMask mask = new SecretMask();
    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));

    @Test
    @DisplayName("that the environment has are known, masked, and decrypt nothing")
    void inEnvironment() throws Exception {
        // given
        environment.put("API_TOKEN", "from-ci");
        KnownSecrets secrets = secrets("exit 3", TOKEN);

        // when
        secrets.find();

        // then
        assertThat(secrets.variables()).containsExactly(Map.entry("API_TOKEN", "from-ci"));
        assertThat(secrets.token()).contains("from-ci");
        assertThat(mask.apply("it is from-ci")).isEqualTo("it is ****");
        assertThat(console.lines()).isEmpty();
    }

    @Test
    @DisplayName("that are decrypted are known and masked, and the user is told of the file")
    void decrypted() throws Exception {
        // given
        KnownSecrets secrets = secrets("echo '{\"proxy\": \"http://me@proxy\"}'", PROXY);

        // when
        secrets.find();

        // then
        assertThat(secrets.variables()).containsExactly(Map.entry("PROXY", "http://me@proxy"));
        assertThat(secrets.token()).isEmpty();
        assertThat(mask.apply("via http://me@proxy")).isEqualTo("via ****");
        assertThat(console.lines()).singleElement().asString().contains("secrets.yaml");
    }

    @Test
    @DisplayName("are masked in the words about a program that fails, which is no fault of the configuration")
    void programFails() throws Exception {
        // given
        environment.put("PROXY", "known-before");
        KnownSecrets secrets = secrets("echo no key for known-before >&2; exit 4", PROXY, TOKEN);

        // when, then
        assertThatThrownBy(secrets::find)
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("no key for ****")
                .hasMessageNotContaining("known-before");
    }

    @Test
    @DisplayName("that are required and not there are a fault of the configuration")
    void missing() throws Exception {
        assertThatThrownBy(secrets("echo '{\"other\": 1}'", TOKEN)::find)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("api_token");
    }

    @DisplayName("include no token that no header could carry")
    @ParameterizedTest
    @ValueSource(strings = {" ", "two\\nlines"})
    void unusableToken(String token) throws Exception {
        assertThatThrownBy(secrets("printf %s '{\"api_token\": \"" + token + "\"}'", TOKEN)::find)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("API_TOKEN");
    }

    @Test
    @DisplayName("that are too short to be masked are named, without their values")
    void tooShort() throws Exception {
        // given
        environment.put("PROXY", "abc");

        // when
        secrets("exit 3", PROXY).find();

        // then
        assertThat(console.lines())
                .singleElement()
                .asString()
                .startsWith("WARNING")
                .contains("PROXY")
                .doesNotContain("abc");
    }

    @Test
    @DisplayName("may become known on the way")
    void hidden() throws Exception {
        // when
        secrets("exit 3").hide("made-up-token");

        // then
        assertThat(mask.apply("made-up-token")).isEqualTo("****");
    }

    @Test
    @DisplayName("that the locale's charset can't carry are refused, by the name of the variable")
    void notCarried() {
        environment.put("PROXY", "http://gr\u00fc\u00df:s3cr3t@proxy");
        SecretsRequest request = new SecretsRequest(Optional.empty(), List.of(PROXY), "sops");
        EnvironmentCharset ascii = new EnvironmentCharset(StandardCharsets.US_ASCII);
        KnownSecrets secrets = new KnownSecrets(
                request, HostSystem.current(environment), ProcessCookie.newSession(), ascii, mask, console);

        assertThatThrownBy(secrets::find)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("The secret PROXY", "US-ASCII", "LC_ALL=C.UTF-8 mvn")
                .hasMessageNotContaining("proxy");
    }

    @Test
    @DisplayName("are masked as programs see them that read another charset as UTF-8")
    void otherCharset() throws Exception {
        environment.put(
                "PROXY", new String("gr\u00fc\u00df".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        SecretsRequest request = new SecretsRequest(Optional.empty(), List.of(PROXY), "sops");
        EnvironmentCharset latin = new EnvironmentCharset(StandardCharsets.ISO_8859_1);

        new KnownSecrets(request, HostSystem.current(environment), ProcessCookie.newSession(), latin, mask, console)
                .find();

        assertThat(mask.apply("it is gr\u00fc\u00df")).isEqualTo("it is ****");
    }

    private KnownSecrets secrets(String script, SecretKey... keys) throws IOException {
        Path file = Files.writeString(directory.resolve("secrets.yaml"), "encrypted");
        Path sops = Files.writeString(directory.resolve("sops"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(sops, PosixFilePermissions.fromString("rwxr-xr-x"));
        SecretsRequest request = new SecretsRequest(Optional.of(file), List.of(keys), sops.toString());
        return new KnownSecrets(request, HostSystem.current(environment), ProcessCookie.newSession(), mask, console);
    }
}
