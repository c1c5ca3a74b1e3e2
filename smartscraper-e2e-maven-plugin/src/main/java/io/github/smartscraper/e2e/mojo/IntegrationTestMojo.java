package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.failsafe.ForkSettings;
import io.github.smartscraper.e2e.failsafe.WorkerTests;
import io.github.smartscraper.e2e.run.InfrastructureException;
import io.github.smartscraper.e2e.run.Messages;
import io.github.smartscraper.e2e.run.RunOrchestrator;
import io.github.smartscraper.e2e.selection.Selection;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Runs the integration tests with Failsafe's machinery and parameters, each forked JVM with one worker of its own, which
 * tests find in the system properties TEST_BASE_URL, DATA_DIR, API_TOKEN and E2E_WORKER_ID. Failed tests fail the build
 * in goal {@code verify} only, when the workers have been stopped.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "integration-test",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresProject = true,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class IntegrationTestMojo extends WorkerTests {

    /**
     * Gives forks JVM options for a short life ({@code -XX:TieredStopAtLevel=1 -XX:+UseSerialGC}), which make them start
     * with less CPU time. Left out when {@code argLine} or the environment has {@code -XX:} options of its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.quickStart", defaultValue = "true")
    private boolean quickStart;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    private @Nullable String chosen;

    /** Made by Maven. */
    public IntegrationTestMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Failures.translate(this::test);
    }

    private void test() throws InfrastructureException, MojoExecutionException, MojoFailureException {
        RunContext context = new RunContext(getPluginContext(), mojoExecution.getExecutionId());
        if (!context.isStarted()) {
            throw new MojoFailureException(Messages.notStarted("integration-test"));
        }
        if (context.isFirst("summary")) {
            discardSummary();
        }
        chosen = context.selection().flatMap(Selection::test).orElse(null);
        Optional<RunOrchestrator> run = context.run();
        if (run.isPresent()) {
            runTests(forks(run.get()), context.selection().map(Selection::order).orElse(List.of()));
        } else if (context.selection().map(Selection::leftToFailsafe).orElse(false)) {
            // Failsafe has its own words, and its own parameters, for tests that can't be found.
            super.execute();
        }
    }

    private ForkSettings forks(RunOrchestrator run) {
        return new ForkSettings(
                run.pool(),
                run.workerCount(),
                run.files().forks(),
                run.files().forkClasses(),
                run.session(),
                run::watch,
                run.markVariables(),
                quickStart,
                run.mask(),
                Messages::worker);
    }

    @Override
    public @Nullable String getTest() {
        return chosen == null ? super.getTest() : chosen;
    }
}
