package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.run.RunMessages;
import io.github.smartscraper.e2e.run.WorkerSession;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.WorkerMessages;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build if integration tests have failed, as Failsafe's own goal does, or if test classes had no healthy
 * worker.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = true, threadSafe = true)
public final class VerifyMojo extends org.apache.maven.plugin.failsafe.VerifyMojo {

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    /** Made by Maven. */
    public VerifyMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        RunContext context = new RunContext(getPluginContext(), mojoExecution.getExecutionId());
        if (!context.isStarted()) {
            throw new MojoFailureException(RunMessages.notStarted("verify"));
        }
        super.execute();
        List<Fault> unready = context.run().map(WorkerSession::unready).orElse(List.of());
        if (!unready.isEmpty()) {
            throw new MojoExecutionException(WorkerMessages.classesWithoutWorker(unready));
        }
    }
}
