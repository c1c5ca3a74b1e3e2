package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.ci.CiReport;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.mojo.maven.Failures;
import io.github.smartscraper.e2e.mojo.maven.MavenConsole;
import io.github.smartscraper.e2e.report.Desktop;
import io.github.smartscraper.e2e.report.ReportWriter;
import io.github.smartscraper.e2e.run.RunOrchestrator;
import io.github.smartscraper.e2e.run.ownership.CleanUp;
import io.github.smartscraper.e2e.run.parameters.ParameterCheck;
import io.github.smartscraper.e2e.support.EndLimits;
import java.io.File;
import java.util.Optional;
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
 * <p>With {@code -De2e.keepAlive=true} healthy workers are kept for the next build. On the command line, as {@code
 * mvn smartscraper-e2e:stop}, this goal ends them.
 *
 * @since 0.1.0
 */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class StopMojo extends AbstractMojo {

    /**
     * How long the servers of kept workers may take to end after SIGTERM until they are ended by force, where this goal is
     * called on the command line; from 0 to 10 minutes. Those of a build have what its goal start was given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.stopTimeout", defaultValue = "3s")
    private String stopTimeout;

    /**
     * Opens the report in the browser, if somebody sits at the build: not with {@code -B}, and not in a CI system. Example:
     * {@code -De2e.open=true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.open", defaultValue = "false")
    private boolean open;

    @Parameter(defaultValue = "${settings.interactiveMode}", readonly = true)
    private boolean interactive;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    @Parameter(defaultValue = "${project.build.directory}/smartscraper-e2e", readonly = true, required = true)
    private File workDirectory;

    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File basedir;

    /** Made by Maven. */
    public StopMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Failures.translate(this::stop);
    }

    private void stop() throws ConfigurationException, InfrastructureException, MojoFailureException {
        RunContext context = new RunContext(getPluginContext(), mojoExecution.getExecutionId());
        if (!context.isStarted() && mojoExecution.getSource() == MojoExecution.Source.CLI) {
            HostSystem host = HostSystem.current(System.getenv());
            new CleanUp(host, new MavenConsole(getLog()))
                    .endKept(workDirectory.toPath(), EndLimits.ofServers(ParameterCheck.stopTimeout(stopTimeout)));
            return;
        }
        Optional<RunOrchestrator> run = context.require("stop");
        if (run.isPresent()) {
            try {
                // While no other build can use the project's directories: it would begin by removing the events of the
                // forks.
                run.get().record();
                run.get()
                        .report(new CiReport(
                                System.getenv(), basedir.toPath(), System.out, new MavenConsole(getLog())));
            } finally {
                run.get().finish();
            }
            run.get()
                    .report(new ReportWriter(
                            new MavenConsole(getLog()), Desktop.wanted(open, interactive, System.getenv())));
        }
    }
}
