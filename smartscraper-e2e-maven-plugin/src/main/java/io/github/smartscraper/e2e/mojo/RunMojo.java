package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.mojo.maven.Failures;
import io.github.smartscraper.e2e.mojo.maven.MavenConsole;
import io.github.smartscraper.e2e.run.RunAssembly;
import io.github.smartscraper.e2e.run.WorkerSession;
import io.github.smartscraper.e2e.run.keepalive.ServerFingerprint;
import io.github.smartscraper.e2e.run.manual.ManualRun;
import io.github.smartscraper.e2e.run.ownership.MavenShutdownGuard;
import io.github.smartscraper.e2e.run.parameters.ParameterCheck;
import io.github.smartscraper.e2e.run.parameters.RawParameters;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Starts workers as goal start would, shows where they are, writes <code>worker-{id}.env</code> and
 * <code>worker-{id}.properties</code> for tests that an IDE starts, and ends all of it at Ctrl-C. It reads the plugin's {@code
 * <configuration>}, but not that of an {@code <execution>}.
 *
 * @since 0.1.0
 */
@Mojo(name = "run", threadSafe = true)
public final class RunMojo extends WorkerParameters {

    /** Made by Maven. */
    public RunMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Failures.translate(this::runWorkers);
    }

    /** Nobody debugs a server in a build, but for that people start one by hand. */
    @Override
    String usualHangTimeout() {
        return "never";
    }

    private void runWorkers() throws ConfigurationException, InfrastructureException {
        Map<String, String> variables = System.getenv();
        RunRequest request = ParameterCheck.check(
                parameters(RawParameters.Selection.NONE), Runtime.getRuntime().availableProcessors(), variables);
        RunRequest beside = request.besideBuilds();
        MavenConsole console = new MavenConsole(getLog());
        MavenShutdownGuard guard = new MavenShutdownGuard(getSession().getRequest());
        WorkerSession session = new RunAssembly(beside, HostSystem.current(variables), console, guard, "")
                .session(ServerFingerprint.Inputs.NONE);
        Path envDirectory = request.output().directory().path();
        new ManualRun(session, beside.workers().count(), beside.output().directory(), envDirectory, console).run();
    }
}
