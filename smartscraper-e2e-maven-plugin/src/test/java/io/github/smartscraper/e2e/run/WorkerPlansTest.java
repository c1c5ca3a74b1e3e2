package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.health.StatusCodes;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.run.keepalive.KeptWorkers;
import io.github.smartscraper.e2e.run.keepalive.ServerFingerprint;
import io.github.smartscraper.e2e.run.ownership.RunParts;
import io.github.smartscraper.e2e.run.parameters.TypedParameters;
import io.github.smartscraper.e2e.secrets.KnownSecrets;
import io.github.smartscraper.e2e.secrets.SecretKey;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.secrets.SecretsRequest;
import io.github.smartscraper.e2e.worker.PoolSettings;
import io.github.smartscraper.e2e.worker.WorkerListeners;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.ServerSettings;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
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

/** Tests {@link WorkerPlans}, and {@link WorkerPoolFactory} as far as it needs no server. */
@DisplayName("The plans of a run's workers")
final class WorkerPlansTest {

    @RegisterExtension
    private final RunParts parts = new RunParts();

    private final SecretMask mask = new SecretMask();
    private List<SecretKey> keys = List.of();
    private String token = TokenTemplate.DEFAULT;

    @BeforeEach
    void open() throws Exception {
        parts.resources().open();
    }

    @Test
    @DisplayName("give each worker a number, a port, a DATA_DIR and a token of its own")
    void different() throws Exception {
        List<WorkerPlan> plans = make(3);

        assertThat(plans).extracting(WorkerPlan::id).containsExactly(0, 1, 2);
        assertThat(plans)
                .extracting(WorkerPlan::port)
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= parts.basePort());
        assertThat(plans).extracting(plan -> plan.dataDirectory().path()).doesNotHaveDuplicates();
        assertThat(plans).extracting(WorkerPlan::token).containsExactly("test-token-0", "test-token-1", "test-token-2");
        assertThat(parts.dataDirectories()).hasSize(3);
        assertThat(mask.apply("test-token-0")).isEqualTo("test-token-0");
    }

    @Test
    @DisplayName("keep tokens secret that do not stand in the manual")
    void randomToken() throws Exception {
        token = "random";

        WorkerPlan plan = make(1).get(0);

        assertThat(mask.apply(plan.token())).isEqualTo("****");
    }

    @Test
    @DisplayName("take the token from the secrets, if it is one of them")
    void secretToken() throws Exception {
        parts.variable("API_TOKEN", "from-the-ci-system");
        keys = List.of(new SecretKey("API_TOKEN", "API_TOKEN", true));

        assertThat(make(2)).extracting(WorkerPlan::token).containsOnly("from-the-ci-system");
    }

    @Test
    @DisplayName("say which DATA_DIR can't be made, and where")
    void noDataDirectory() throws Exception {
        Path root = parts.data().root();
        Files.delete(root);
        Files.createFile(root);

        assertThatThrownBy(() -> make(1))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("worker 0")
                .hasMessageContaining(root.toString());
    }

    @Test
    @DisplayName("become a pool that starts no server before it is told to")
    void pool() throws Exception {
        // given
        PoolSettings settings =
                new PoolSettings(2, 3, ResetMode.FILES, ServerLimits.startingWithin(Duration.ofSeconds(60)));
        WorkerPoolFactory factory = new WorkerPoolFactory(
                this::servers,
                plans(),
                kept(),
                parts.resources(),
                parts.host(),
                settings,
                new WorkerListeners(List.of()));

        // when
        WorkerPool pool = factory.make(2);

        // then
        assertThat(pool.plan(1).baseUrl().toString()).startsWith("http://127.0.0.1:");
        assertThat(parts.resources().processes().pids()).isEmpty();
        assertThat(pool.stop()).isEmpty();
    }

    private List<WorkerPlan> make(int count) throws Exception {
        WorkerPlans plans = plans();
        return plans.make(plans.planner(servers()), count);
    }

    private WorkerPlans plans() throws Exception {
        KnownSecrets secrets = new KnownSecrets(
                new SecretsRequest(Optional.empty(), keys, "sops"),
                parts.host(),
                parts.cookie(),
                mask,
                parts.console());
        secrets.find();
        return new WorkerPlans(
                parts.resources(),
                kept(),
                new TmuxTerminals(false, parts.host(), parts.resources()),
                secrets,
                new TokenTemplate(token),
                parts.basePort(),
                parts.data().root());
    }

    private KeptWorkers kept() throws Exception {
        ServerFingerprint fingerprint = new ServerFingerprint(
                new TypedParameters(parts.directory()).check(), parts.host(), ServerFingerprint.Inputs.NONE, "1");
        return KeptWorkers.take(parts.files(), false, fingerprint, parts.host(), parts.console());
    }

    private ServerSettings servers() {
        return new ServerSettings(
                List.of("true"),
                parts.directory(),
                new ServerSettings.Environment(parts.host().environment(), Map.of(), Optional.empty()),
                new HealthRequest("/health", StatusCodes.OK, Duration.ofSeconds(2)),
                new ServerSettings.Logs(parts.files().logs(), mask));
    }
}
