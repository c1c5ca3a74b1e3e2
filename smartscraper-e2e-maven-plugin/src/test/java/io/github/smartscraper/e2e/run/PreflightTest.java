package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.health.StatusCodes;
import io.github.smartscraper.e2e.machine.EnvironmentCharset;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.npm.InstallException;
import io.github.smartscraper.e2e.npm.InstallMode;
import io.github.smartscraper.e2e.npm.NpmInstall;
import io.github.smartscraper.e2e.run.ownership.LeftoverCleaner;
import io.github.smartscraper.e2e.run.ownership.RunParts;
import io.github.smartscraper.e2e.run.parameters.TypedParameters;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.server.AppRequest;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link Preflight}. */
@DisplayName("Before workers are started")
final class PreflightTest {

    @RegisterExtension
    private final RunParts parts = new RunParts();

    private InstallMode install = InstallMode.AUTO;
    private final List<Preflight.Requirement> requirements = new ArrayList<>();

    @Test
    @DisplayName("the program of the command is looked for, and what is missing stops the run before anything is made")
    void command() throws Exception {
        // given
        parts.onlyOwnPrograms();
        requirements.add(Preflight.command(app("nmp run dev"), parts.host().executables()));
        Files.delete(parts.files().path());

        // when, then
        assertThatThrownBy(preflight()::require)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no program 'nmp'");
        assertThat(parts.files().path()).doesNotExist();

        // when, then
        parts.program("nmp", "true");
        preflight().require();
        assertThat(parts.files().path()).isEmptyDirectory();
    }

    @Test
    @DisplayName("values that would not reach servers as they are typed stop the run, and are not shown")
    void values() throws Exception {
        AppRequest typed = new TypedParameters(parts.directory())
                .set("environment", Map.of("GREETING", "gr\u00fc\u00df dich"))
                .check()
                .app();

        Preflight.values(typed, new EnvironmentCharset(StandardCharsets.UTF_8)).require();
        assertThatThrownBy(Preflight.values(typed, new EnvironmentCharset(StandardCharsets.US_ASCII))::require)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("Variable GREETING of parameter environment", "LC_ALL=C.UTF-8")
                .hasMessageNotContaining("dich");
    }

    @Test
    @DisplayName("requirements are looked at in their order, and the first that is missing is reported")
    void order() {
        requirements.add(() -> {
            throw new ConfigurationException("first");
        });
        requirements.add(() -> {
            throw new ConfigurationException("second");
        });

        assertThatThrownBy(preflight()::require).hasMessage("first");
    }

    @Test
    @DisplayName("a place that can't be written is an infrastructure problem, with what to do about it")
    void notWritable() throws Exception {
        Files.delete(parts.files().path());
        Files.writeString(parts.files().path(), "a file stands where the directory should be");

        assertThatThrownBy(preflight()::require)
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining(parts.files().path().toString())
                .hasMessageContaining("mvn clean");
    }

    @Test
    @DisplayName("logs, arguments and kept data of an earlier run go, and results stay")
    void clear() throws Exception {
        // given
        for (Path old : List.of(
                parts.files().logs(), parts.files().forks(), parts.files().keptData())) {
            Files.createDirectories(old);
            Files.createFile(old.resolve("old"));
        }
        Files.createFile(parts.files().results());

        // when
        preflight().clear();

        // then
        assertThat(parts.files().path()).isDirectoryNotContaining(path -> Files.isDirectory(path));
        assertThat(parts.files().results()).exists();
    }

    @Test
    @DisplayName("packages are installed if that is due, which is said before and after")
    void installs() throws Exception {
        // given
        packages();
        parts.program("npm", "echo \"npm $*\"");

        // when
        preflight().installPackages();

        // then
        assertThat(parts.console().lines()).hasSize(2).first().asString().contains("npm ci in");
        assertThat(parts.console().lines()).last().asString().startsWith("npm ci finished after ");
        assertThat(parts.files().installLog()).content().startsWith("npm ci");
    }

    @Test
    @DisplayName("packages are somebody else's business where the user says so")
    void neverInstalls() throws Exception {
        packages();
        install = InstallMode.NEVER;
        parts.program("npm", "exit 1");

        preflight().installPackages();

        assertThat(parts.console().lines()).isEmpty();
    }

    @Test
    @DisplayName("an installation that fails ends the run")
    void installationFails() throws Exception {
        packages();
        parts.program("npm", "echo 'npm error E404'; exit 1");

        assertThatThrownBy(preflight()::installPackages).isInstanceOf(InstallException.class);
    }

    private void packages() throws IOException {
        Files.writeString(parts.directory().resolve("package.json"), "{\"dependencies\": {\"hono\": \"4\"}}");
        Files.writeString(
                parts.directory().resolve("package-lock.json"), "{\"packages\": {\"node_modules/hono\": {}}}");
    }

    private AppRequest app(String command) {
        return new AppRequest(
                parts.directory(),
                List.of(command.split(" ")),
                install,
                new HealthRequest("/health", StatusCodes.OK, Duration.ofSeconds(2)),
                new TokenTemplate(TokenTemplate.DEFAULT),
                Map.of(),
                Optional.empty());
    }

    private Preflight preflight() {
        HostSystem host = parts.host();
        return new Preflight(
                app("npm run dev"),
                parts.data().root(),
                parts.files(),
                new LeftoverCleaner(host),
                new NpmInstall(host.launcher(), host.processes(), parts.cookie(), host.environment(), new SecretMask()),
                requirements,
                parts.console());
    }
}
