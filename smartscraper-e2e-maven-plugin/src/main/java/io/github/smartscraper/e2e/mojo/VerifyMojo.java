package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.mojo.maven.Failures;
import io.github.smartscraper.e2e.results.Verdict;
import io.github.smartscraper.e2e.run.RunMessages;
import io.github.smartscraper.e2e.run.RunOrchestrator;
import java.util.Optional;
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
 * <p>Parameters without a description here are Failsafe's.
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
        Failures.translate(this::verify);
    }

    private void verify() throws InfrastructureException, MojoExecutionException, MojoFailureException {
        RunContext context = new RunContext(getPluginContext(), mojoExecution.getExecutionId());
        Optional<RunOrchestrator> run = context.require("verify");
        try {
            super.execute();
        } catch (MojoFailureException e) {
            throw run.isPresent() ? explained(e, run.get()) : e;
        }
        if (run.isPresent()) {
            judge(run.get());
        }
    }

    /** Failsafe fails for other reasons, too, such as flakes of which there are more than allowed. */
    private static MojoFailureException explained(MojoFailureException failure, RunOrchestrator run)
            throws InfrastructureException {
        Verdict verdict = run.verdict();
        return verdict.isGood()
                ? failure
                : new MojoFailureException(
                        RunMessages.failed(verdict, run.command(), String.valueOf(failure.getMessage())), failure);
    }

    /** Failsafe has judged by its own summary already, and found nothing. */
    private void judge(RunOrchestrator run) throws InfrastructureException, MojoFailureException {
        Verdict verdict = run.verdict();
        if (verdict.isGood()) {
            return;
        }
        if (isTestFailureIgnore()) {
            getLog().warn(RunMessages.verdict(verdict, run.command()));
        } else {
            throw new MojoFailureException(RunMessages.verdict(verdict, run.command()));
        }
    }
}
