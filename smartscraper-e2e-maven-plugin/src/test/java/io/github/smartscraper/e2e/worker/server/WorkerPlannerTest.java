package io.github.smartscraper.e2e.worker.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.health.StatusCodes;
import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.isolation.Seed;
import io.github.smartscraper.e2e.logs.LogLimit;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.secrets.SecretMask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link WorkerPlanner}. */
@DisplayName("A worker planner")
final class WorkerPlannerTest {

    private final ProcessCookie session = ProcessCookie.ofSession("the-session");

    @TempDir
    private Path directory;

    private DataDirectory data;

    @BeforeEach
    void makeDataDirectory() throws IOException {
        OwnerMarker marker = new OwnerMarker(session.session(), ProcessIdentity.current());
        data = DataDirectory.create(DataDirectory.unpredictablePath(directory, 3), new Seed(Optional.empty()), marker);
    }

    @Test
    @DisplayName("gives each server its port, DATA_DIR and token, on top of the environment of the build")
    void environment() {
        // given
        Map<String, String> inherited = Map.of("PATH", "/bin", "PORT", "80", "API_TOKEN", "of the build");

        // when
        WorkerPlan plan = plan(inherited, Map.of());

        // then
        assertThat(plan.launch().environment())
                .containsEntry("PATH", "/bin")
                .containsEntry("HOST", "127.0.0.1")
                .containsEntry("PORT", "9003")
                .containsEntry("DATA_DIR", data.path().toString())
                .containsEntry("API_TOKEN", "secret")
                .containsEntry("EXECUTABLE_PATH", "/usr/bin/chromium");
    }

    @Test
    @DisplayName("tells once of which worker the log has become too large")
    void logLimit() {
        // given
        List<Integer> told = new ArrayList<>();
        ServerSettings settings = new ServerSettings(
                List.of("serve"),
                directory,
                new ServerSettings.Environment(Map.of(), Map.of(), Optional.empty()),
                new HealthRequest("/health", StatusCodes.OK, Duration.ofSeconds(2)),
                new ServerSettings.Logs(directory.resolve("logs"), new SecretMask(), 1 << 20, told::add));

        // when
        LogLimit limit = new WorkerPlanner(settings, session)
                .plan(3, 9003, data, "secret")
                .launch()
                .limit();
        limit.exceeded().run();
        limit.exceeded().run();

        // then
        assertThat(limit.bytes()).isEqualTo(1 << 20);
        assertThat(told).containsExactly(3);
    }

    @Test
    @DisplayName("lets the user's environment win, with placeholders filled in")
    void userWins() {
        // given
        Map<String, String> own = Map.of(
                "PORT",
                "1{port}",
                "HOST",
                "::1",
                "API_TOKEN",
                "mine",
                "DATABASE",
                "{dataDir}/db",
                "WHO",
                "{id}:{token}");

        // when
        WorkerPlan plan = plan(Map.of(), own);

        // then
        assertThat(plan.launch().environment())
                .containsEntry("PORT", "19003")
                .containsEntry("HOST", "::1")
                .containsEntry("API_TOKEN", "mine")
                .containsEntry("DATABASE", data.path() + "/db")
                .containsEntry("WHO", "3:secret");
    }

    @Test
    @DisplayName("never lets anybody's environment win over the cookie by which processes are known to be ours")
    void markWins() {
        // given
        Map<String, String> inherited = Map.of(ProcessCookie.SESSION_VARIABLE, "of an outer build");
        Map<String, String> own =
                Map.of(ProcessCookie.SESSION_VARIABLE, "of the user", ProcessCookie.WORKER_VARIABLE, "99");

        // when
        WorkerPlan plan = plan(inherited, own);

        // then
        assertThat(plan.cookie()).isEqualTo(session.ofWorker(3));
        assertThat(plan.launch().environment())
                .containsEntry(ProcessCookie.SESSION_VARIABLE, "the-session")
                .containsEntry(ProcessCookie.WORKER_VARIABLE, "3");
    }

    @Test
    @DisplayName("leaves EXECUTABLE_PATH as it is where no browser was found")
    void noBrowser() {
        // given
        ServerSettings settings = settings(Map.of("EXECUTABLE_PATH", "/own"), Map.of(), Optional.empty(), "/health");

        // when
        WorkerPlan plan = new WorkerPlanner(settings, session).plan(3, 9003, data, "secret");

        // then
        assertThat(plan.launch().environment()).containsEntry("EXECUTABLE_PATH", "/own");
    }

    @Test
    @DisplayName("fills the placeholders of the command, and names the log after the worker")
    void command() {
        // when
        WorkerPlan plan = plan(Map.of(), Map.of());

        // then
        assertThat(plan.launch().command())
                .containsExactly("serve", "--port", "9003", "--dir=" + data.path(), "{other}");
        assertThat(plan.launch().directory()).isEqualTo(directory);
        assertThat(plan.launch().log()).isEqualTo(directory.resolve("logs/worker-3.log"));
    }

    @DisplayName("puts the health path behind the address of the server, whatever it looks like")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/health, http://127.0.0.1:9003/health",
        "/a/b?deep=1, http://127.0.0.1:9003/a/b?deep=1",
        "//elsewhere/health, http://127.0.0.1:9003//elsewhere/health"
    })
    void health(String path, URI expected) {
        // given
        ServerSettings settings = settings(Map.of(), Map.of(), Optional.empty(), path);

        // when
        WorkerPlan plan = new WorkerPlanner(settings, session).plan(3, 9003, data, "secret");

        // then
        assertThat(plan.baseUrl()).hasToString("http://127.0.0.1:9003");
        assertThat(plan.health()).isEqualTo(expected);
    }

    @Test
    @DisplayName("makes plans that don't show the token when they are printed")
    void printsNoToken() {
        // when
        WorkerPlan plan = plan(Map.of("PASSWORD", "hidden"), Map.of());

        // then
        assertThat(plan).hasToString("worker 3 at http://127.0.0.1:9003");
    }

    private WorkerPlan plan(Map<String, String> inherited, Map<String, String> own) {
        ServerSettings settings = settings(inherited, own, Optional.of(Path.of("/usr/bin/chromium")), "/health");
        return new WorkerPlanner(settings, session).plan(3, 9003, data, "secret");
    }

    private ServerSettings settings(
            Map<String, String> inherited, Map<String, String> own, Optional<Path> browser, String healthPath) {
        return new ServerSettings(
                List.of("serve", "--port", "{port}", "--dir={dataDir}", "{other}"),
                directory,
                new ServerSettings.Environment(inherited, own, browser),
                new HealthRequest(healthPath, StatusCodes.OK, Duration.ofSeconds(2)),
                new ServerSettings.Logs(directory.resolve("logs"), new SecretMask()));
    }
}
