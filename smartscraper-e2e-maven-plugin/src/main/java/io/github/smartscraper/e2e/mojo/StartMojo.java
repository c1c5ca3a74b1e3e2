package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.CompilerPriority;
import io.github.smartscraper.e2e.mojo.maven.Failures;
import io.github.smartscraper.e2e.mojo.maven.MavenConsole;
import io.github.smartscraper.e2e.mojo.plan.BoundGoals;
import io.github.smartscraper.e2e.run.RunAssembly;
import io.github.smartscraper.e2e.run.RunMessages;
import io.github.smartscraper.e2e.run.RunOrchestrator;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Starts the workers: isolated servers of the application under test, each with a port, a DATA_DIR and an API token of
 * its own. Returns as soon as the first of them is healthy; the others come up while tests run already. Where goal integration-test
 * comes next, that waits for the first one, so that Failsafe gets ready meanwhile. Starts none when there is no test to run.
 *
 * <p>Parameters without a description here are Failsafe's.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "start",
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class StartMojo extends TestRunParameters {

    /**
     * Made by Maven.
     *
     * @param lifecycle tells which goal comes next
     */
    @Inject
    public StartMojo(LifecycleExecutor lifecycle) {
        super(lifecycle);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Failures.translate(this::start);
    }

    private void start()
            throws ConfigurationException, InfrastructureException, MojoExecutionException, MojoFailureException {
        RunContext context = context();
        Optional<String> skipped = skippedBy();
        if (skipped.isPresent()) {
            context.skip();
            getLog().info(RunMessages.skipped(skipped.get()));
            return;
        }
        requireOneExecution();
        RunAssembly parts = assembly(new MavenConsole(getLog()));
        CompilerPriority.giveWay();
        RunOrchestrator.prepare();
        warnOfHandedOver();
        RunOrchestrator run = context.prewarmed()
                .map(prewarmed -> new RunOrchestrator(prewarmed.goneOnWith(parts), prewarmed))
                .orElseGet(() -> new RunOrchestrator(parts));
        context.begin(run);
        run.select(projectTests(execution().getExecutionId()), facts(execution()));
        run.describe(getProject().getGroupId() + ':' + getProject().getArtifactId(), versions());
        if (plan().isFollowedBy("integration-test", execution())) {
            run.launch();
        } else {
            run.start();
        }
    }

    /** Goals that are typed are all of one execution. */
    private void requireOneExecution() throws ConfigurationException {
        if (execution().getSource() == MojoExecution.Source.CLI) {
            return;
        }
        Optional<BoundGoals.Stray> stray = boundGoals().stray();
        if (stray.isPresent()) {
            throw new ConfigurationException(RunMessages.inTwoExecutions(
                    stray.get().goal(), stray.get().execution(), execution().getExecutionId()));
        }
    }
}
