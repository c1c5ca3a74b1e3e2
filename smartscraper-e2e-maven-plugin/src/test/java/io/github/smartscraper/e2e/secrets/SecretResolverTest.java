package io.github.smartscraper.e2e.secrets;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link SecretResolver} and {@link SopsProgram} with shell scripts in the place of sops. */
@DisplayName("Secrets")
final class SecretResolverTest {

    private static final SecretKey OPTIONAL = new SecretKey("PROXY_SERVER", "PROXY_SERVER", false);
    private static final SecretKey NESTED = new SecretKey("api_keys.smart_scraper", "API_TOKEN", true);
    private static final String JSON =
            "{\"api_keys\": {\"smart_scraper\": \"tok-1\", \"other\": [1]}, \"PROXY_SERVER\": \"http://p\", "
                    + "\"port\": 8080, \"on\": true, \"none\": null, \"dotted.name\": \"d\"}";

    @TempDir
    Path directory;

    private final ProcessCookie cookie = ProcessCookie.newSession();
    private final Map<String, String> environment = new HashMap<>();
    private final List<Path> decrypted = new ArrayList<>();
    private Duration limit = Duration.ofSeconds(20);
    private Path file;

    @BeforeEach
    void prepare() throws IOException {
        file = Files.writeString(directory.resolve("my secrets.yaml"), "encrypted");
        environment.put("PATH", directory + ":" + System.getenv("PATH"));
    }

    @Test
    @DisplayName("that the environment has win, and the file is not decrypted if it has all")
    void environmentWins() throws Exception {
        // given
        sops("exit 3");
        environment.put("API_TOKEN", "from-ci");
        environment.put("PROXY_SERVER", "http://ci");

        // when, then
        assertThat(resolve(OPTIONAL, NESTED))
                .containsExactly(entry("API_TOKEN", "from-ci"), entry("PROXY_SERVER", "http://ci"));
        assertThat(decrypted).isEmpty();
    }

    @Test
    @DisplayName("that the environment lacks come from the file, by the paths of nested keys")
    void fromTheFile() throws Exception {
        // given
        sops("test \"$*\" = \"-d --output-type json " + file + "\" || exit 9; cat <<'END'\n" + JSON + "\nEND");
        environment.put("PROXY_SERVER", "http://ci");

        // when, then
        assertThat(resolve(
                        OPTIONAL,
                        NESTED,
                        new SecretKey("port", "PORT_TEXT", true),
                        new SecretKey("on", "ON", true),
                        new SecretKey("dotted.name", "DOTTED", true)))
                .containsOnly(
                        entry("API_TOKEN", "tok-1"),
                        entry("PROXY_SERVER", "http://ci"),
                        entry("PORT_TEXT", "8080"),
                        entry("ON", "true"),
                        entry("DOTTED", "d"));
        assertThat(decrypted).containsExactly(file);
    }

    @Test
    @DisplayName("of several lines keep their lines")
    void severalLines() throws Exception {
        sops("printf %s '{\"KEY\": \"a\\nb\\n\"}'");

        assertThat(resolve(new SecretKey("KEY", "KEY", true))).containsExactly(entry("KEY", "a\nb\n"));
    }

    @Test
    @DisplayName("that need not exist are left out, with a file and without")
    void optional() throws Exception {
        sops("echo '{\"other\": 1}'");

        assertThat(resolve(OPTIONAL)).isEmpty();
        assertThat(resolver().resolve(List.of(OPTIONAL), Optional.empty(), decrypted::add))
                .isEmpty();
    }

    @Test
    @DisplayName("that must exist and don't: the problem names the keys that there are, without values")
    void missingKey() throws Exception {
        sops("cat <<'END'\n" + JSON + "\nEND");
        SecretKey absent = new SecretKey("api_keys.smartscraper", "API_TOKEN", true);

        assertThat(problem(absent))
                .isEqualTo(new SecretsProblem.KeyMissing(
                        absent,
                        file,
                        List.of(
                                "api_keys.smart_scraper",
                                "api_keys.other",
                                "PROXY_SERVER",
                                "port",
                                "on",
                                "none",
                                "dotted.name")));
    }

    @Test
    @DisplayName("that must exist, without a file and a variable")
    void noSource() {
        SecretsException failure = catchThrowableOfType(SecretsException.class, () -> resolver()
                .resolve(List.of(OPTIONAL, NESTED), Optional.empty(), decrypted::add));

        assertThat(failure.problem()).isEqualTo(new SecretsProblem.NoSource(NESTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_keys", "api_keys.other", "none", "nul"})
    @DisplayName("that are no text are refused")
    void noText(String path) throws Exception {
        sops("cat <<'END'\n" + JSON.replace("{\"api_keys\"", "{\"nul\": \"a\\u0000b\", \"api_keys\"") + "\nEND");

        assertThat(problem(new SecretKey(path, "KEY", true))).isInstanceOf(SecretsProblem.NoText.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret: in yaml", "[1]", "\"text\"", "{\"KEY\": \"half", "null"})
    @DisplayName("in anything but a JSON object are refused, and nothing of it is shown")
    void notJson(String output) throws Exception {
        sops("printf %s '" + output + "'");

        assertThat(problem(NESTED)).isEqualTo(new SecretsProblem.NotJson("sops", file, output.isEmpty()));
    }

    @Test
    @DisplayName("that can't be decrypted: the problem has the exit code and the last lines of standard error alone")
    void failing() throws Exception {
        sops("echo plain text; for i in $(seq 30); do echo line $i >&2; done; exit 51");

        assertThat(problem(NESTED)).isInstanceOfSatisfying(SecretsProblem.Failed.class, failed -> {
            assertThat(failed.exitCode()).isEqualTo(51);
            assertThat(failed.errors()).hasSize(20).startsWith("line 11").endsWith("line 30");
        });
    }

    @Test
    @DisplayName("without sops: the problem names it")
    void missing() {
        environment.put("PATH", directory.toString());

        assertThat(problem(NESTED)).isEqualTo(new SecretsProblem.SopsMissing("sops", file));
    }

    @Test
    @DisplayName("for which sops hangs: it is ended with all that it has started, which ignores SIGTERM")
    void hanging() throws Exception {
        // given
        sops("trap '' TERM; echo waiting >&2; (trap '' TERM; sleep 100; sleep 100) & sleep 100; sleep 100");
        limit = Duration.ofSeconds(4);

        // when, then
        assertThat(problem(NESTED)).isInstanceOfSatisfying(SecretsProblem.Hung.class, hung -> assertThat(hung.errors())
                .contains("waiting"));
        assertThat(ProcessTable.ofThisSystem().carrying(cookie)).isEmpty();
    }

    @Test
    @DisplayName("are read although sops leaves a process behind, which is ended")
    void leaving() throws Exception {
        sops("setsid sleep 100 & echo '{\"PROXY_SERVER\": \"http://p\"}'");

        assertThat(resolve(OPTIONAL)).containsExactly(entry("PROXY_SERVER", "http://p"));
        assertThat(ProcessTable.ofThisSystem().carrying(cookie)).isEmpty();
    }

    private void sops(String script) throws IOException {
        Path program = Files.writeString(directory.resolve("sops"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private SecretResolver resolver() {
        return new SecretResolver(
                environment,
                new SopsProgram(
                        "sops",
                        environment,
                        launch -> {
                            throw new AssertionError(launch);
                        },
                        ProcessTable.ofThisSystem(),
                        cookie,
                        limit));
    }

    private Map<String, String> resolve(SecretKey... keys) throws SecretsException, InterruptedException {
        return resolver().resolve(List.of(keys), Optional.of(file), decrypted::add);
    }

    private SecretsProblem problem(SecretKey... keys) {
        return catchThrowableOfType(SecretsException.class, () -> resolve(keys)).problem();
    }
}
