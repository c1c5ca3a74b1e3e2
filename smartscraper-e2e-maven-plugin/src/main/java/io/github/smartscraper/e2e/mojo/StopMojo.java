package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.run.InfrastructureException;
import io.github.smartscraper.e2e.run.Messages;
import io.github.smartscraper.e2e.run.RunOrchestrator;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Ends the workers with all that they have started, and removes their DATA_DIRs. A build that never comes here does the
 * same when it ends.
 *
 * @since 0.1.0
 */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class StopMojo extends AbstractMojo {

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    /** Made by Maven. */
    public StopMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Failures.translate(this::stop);
    }

    private void stop() throws InfrastructureException, MojoFailureException {
        RunContext context = new RunContext(getPluginContext(), mojoExecution.getExecutionId());
        if (!context.isStarted()) {
            throw new MojoFailureException(Messages.notStarted("stop"));
        }
        if (context.run().isPresent()) {
            RunOrchestrator run = context.run().get();
            run.stop();
            run.record();
        }
    }
}
