package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.console.CheckSigns;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.doctor.Doctor;
import io.github.smartscraper.e2e.doctor.DoctorRequest;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.mojo.maven.Failures;
import io.github.smartscraper.e2e.mojo.maven.MavenConsole;
import io.github.smartscraper.e2e.run.parameters.ParameterCheck;
import io.github.smartscraper.e2e.run.parameters.RawParameters;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Looks at what a run needs: JDK and Maven, Node.js and npm, the lock file, the command, the browser, sops and its key,
 * tmux, ports, leftovers of killed builds, and room for DATA_DIRs. One line for each, with what to do about it; fails if
 * there is anything to be done. Starts no server and changes nothing, so that it can be used while a build runs.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends WorkerParameters {

    @Parameter(defaultValue = "${project.build.directory}/smartscraper-e2e/test-cache.json", readonly = true)
    private File defaultCacheFile;

    /** Made by Maven. */
    public DoctorMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Map<String, String> variables = System.getenv();
        Doctor doctor = new Doctor(
                HostSystem.current(variables), new MavenConsole(getLog()), CheckSigns.of(System.getProperties()));
        String mavenVersion = getSession().getSystemProperties().getProperty("maven.version", "");
        Failures.translate(() -> doctor.examine(request(variables), mavenVersion));
    }

    private DoctorRequest request(Map<String, String> variables) throws ConfigurationException {
        RawParameters raw = parameters(new RawParameters.Selection(
                null,
                false,
                null,
                new RawParameters.Cache(defaultCacheFile.toPath(), false, null, null, List.of()),
                RawParameters.Inputs.NONE));
        RunRequest request = ParameterCheck.check(raw, Runtime.getRuntime().availableProcessors(), variables);
        return new DoctorRequest(
                request.app(),
                request.data(),
                request.workers(),
                request.browser(),
                request.secrets(),
                request.output().directory().session());
    }
}
