package io.github.smartscraper.e2e.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.browser.BrowserMode;
import io.github.smartscraper.e2e.browser.BrowserRequest;
import io.github.smartscraper.e2e.console.CheckSigns;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.health.StatusCodes;
import io.github.smartscraper.e2e.npm.InstallMode;
import io.github.smartscraper.e2e.run.ownership.RunParts;
import io.github.smartscraper.e2e.secrets.SecretKey;
import io.github.smartscraper.e2e.secrets.SecretsRequest;
import io.github.smartscraper.e2e.worker.demand.WorkersRequest;
import io.github.smartscraper.e2e.worker.server.AppRequest;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link Doctor} with scripts in the place of the programs that it looks at. */
@DisplayName("The doctor")
final class DoctorTest {

    private static final int LINES = 13;

    @RegisterExtension
    private final RunParts parts = new RunParts();

    @BeforeEach
    void install() throws Exception {
        parts.onlyOwnPrograms().variable("EXECUTABLE_PATH", "");
        parts.program("node", "echo v20.20.0");
        parts.program("npm", "echo 11.0.0");
        Files.writeString(parts.directory().resolve("package.json"), "{\"scripts\": {\"dev\": \"node server.mjs\"}}");
    }

    @Test
    @DisplayName("says a line about each thing, and nothing more where all is well")
    void allIsWell() throws Exception {
        doctor().examine(request(Optional.empty()), "3.9.11");

        assertThat(parts.console().lines()).hasSize(LINES).allMatch(line -> line.startsWith("✓"));
    }

    @Test
    @DisplayName("names what has to be fixed, all of it")
    void unwell() throws Exception {
        // given
        parts.program("node", "echo v18.1.0");

        // when, then
        assertThatThrownBy(() -> doctor().examine(request(Optional.empty()), "3.5.0"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("2 checks failed: Maven, Node.js.");
        assertThat(parts.console().lines())
                .hasSize(LINES)
                .filteredOn(line -> line.startsWith("✗"))
                .hasSize(2);
    }

    @Test
    @DisplayName("asks for sops only if the environment lacks what the file holds")
    void secrets() throws Exception {
        // given
        Optional<Path> file =
                Optional.of(Files.writeString(parts.directory().resolve("secrets.yaml"), "sops:\n  age: []\n"));

        // when, then
        assertThatThrownBy(() -> doctor().examine(request(file), "3.9.11")).hasMessageContaining("sops");
        parts.variable("API_KEY", "given by the CI system");
        doctor().examine(request(file), "3.9.11");
    }

    private Doctor doctor() {
        return new Doctor(parts.host(), parts.console(), CheckSigns.in(StandardCharsets.UTF_8));
    }

    private DoctorRequest request(Optional<Path> secretsFile) {
        return new DoctorRequest(
                new AppRequest(
                        parts.directory(),
                        List.of("npm", "run", "dev"),
                        InstallMode.AUTO,
                        new HealthRequest("/health", StatusCodes.OK, Duration.ofSeconds(2)),
                        new TokenTemplate(TokenTemplate.DEFAULT),
                        Map.of(),
                        Optional.empty()),
                parts.data(),
                new WorkersRequest(
                        new WorkersRequest.Count(1, false),
                        parts.basePort(),
                        ServerLimits.startingWithin(Duration.ofSeconds(60)),
                        3,
                        1,
                        false,
                        false),
                new BrowserRequest(BrowserMode.NONE, List.of()),
                new SecretsRequest(secretsFile, List.of(new SecretKey("API_KEY", "API_KEY", true)), "no-such-sops"),
                parts.files().session());
    }
}
