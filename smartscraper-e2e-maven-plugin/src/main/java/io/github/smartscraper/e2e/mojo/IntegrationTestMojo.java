package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.failsafe.WorkerTests;
import io.github.smartscraper.e2e.failsafe.bridge.ForkRunner;
import io.github.smartscraper.e2e.failsafe.bridge.ForkSettings;
import io.github.smartscraper.e2e.mojo.maven.Failures;
import io.github.smartscraper.e2e.results.TestTotals;
import io.github.smartscraper.e2e.results.Witness;
import io.github.smartscraper.e2e.run.RunOrchestrator;
import io.github.smartscraper.e2e.run.retry.RetryMessages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Runs the integration tests with Failsafe's machinery and parameters, each forked JVM with one worker of its own, which
 * tests find in the system properties TEST_BASE_URL, DATA_DIR, API_TOKEN and E2E_WORKER_ID; with {@code browser=shared}
 * there is BROWSER_WS_ENDPOINT, too. Failed tests fail the build
 * in goal {@code verify} only, when the workers have been stopped.
 *
 * <p>Parameters without a description here are Failsafe's.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "integration-test",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresProject = true,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class IntegrationTestMojo extends WorkerTests implements ForkRunner {

    /**
     * Gives forks JVM options for a short life ({@code -XX:TieredStopAtLevel=1 -XX:+UseSerialGC}), which make them start
     * with less CPU time, and an archive of the classes that they load, which earlier builds have made in the cache directory
     * of the user ({@code $XDG_CACHE_HOME}, else {@code ~/.cache}). Left out when {@code argLine} or the environment has {@code -XX:} options of its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.quickStart", defaultValue = "true")
    private boolean quickStart;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    private final BuildPluginManager plugins;

    private @Nullable String chosen;

    /** Made by Maven. */
    @Inject
    public IntegrationTestMojo(BuildPluginManager plugins) {
        this.plugins = plugins;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Failures.translate(this::test);
    }

    private void test() throws InfrastructureException, MojoExecutionException, MojoFailureException {
        RunContext context = new RunContext(getPluginContext(), mojoExecution.getExecutionId());
        Optional<RunOrchestrator> run = context.require("integration-test");
        if (context.isFirst("summary")) {
            discardSummary();
        }
        if (run.isPresent()) {
            run.get().fork(this);
        }
    }

    @Override
    public void run(ForkSettings settings, List<String> classes, Optional<String> test)
            throws MojoExecutionException, MojoFailureException {
        chosen = test.orElse(null);
        runTests(settings, classes);
    }

    /** Surefire's mojo can run once only: it remembers which tests it was to run. Maven makes and fills another. */
    @Override
    public void runNextRound() throws MojoExecutionException, MojoFailureException {
        try {
            plugins.executeMojo(getSession(), mojoExecution);
        } catch (PluginConfigurationException | PluginManagerException e) {
            throw new MojoExecutionException(RetryMessages.notRepeated(String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public Witness witness() {
        return witnessOfRun();
    }

    @Override
    public TestTotals publish(Set<String> superseded) throws MojoExecutionException {
        return publishWithout(superseded);
    }

    @Override
    public void runWithoutWorkers() throws MojoExecutionException, MojoFailureException {
        super.execute();
    }

    @Override
    public Optional<String> typedTest() {
        return Optional.ofNullable(super.getTest());
    }

    @Override
    public boolean quickStart() {
        return quickStart;
    }

    @Override
    public @Nullable String getTest() {
        return chosen == null ? super.getTest() : chosen;
    }
}
