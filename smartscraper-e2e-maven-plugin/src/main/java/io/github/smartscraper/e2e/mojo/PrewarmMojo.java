package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.machine.CompilerPriority;
import io.github.smartscraper.e2e.mojo.maven.Failures;
import io.github.smartscraper.e2e.mojo.maven.MavenConsole;
import io.github.smartscraper.e2e.run.RunMessages;
import io.github.smartscraper.e2e.run.ownership.MavenShutdownGuard;
import io.github.smartscraper.e2e.run.prewarm.ChangedFiles;
import io.github.smartscraper.e2e.run.prewarm.Forecast;
import io.github.smartscraper.e2e.run.prewarm.PrewarmMessages;
import io.github.smartscraper.e2e.run.prewarm.Prewarming;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Build;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Starts servers while Maven compiles, if the test cache and the times of files say that a test will run; goal start takes them
 * over. Optional: bound in the execution of goal start, or, in a phase of
 * its own, in another one, if there is but one goal start. Does not wait for servers, and leaves none behind when the build ends
 * before goal start. Starts nothing in a build that does not come to its integration tests, or with {@code keepAlive}.
 *
 * <p>Parameters without a description here are Failsafe's.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "prewarm",
        defaultPhase = LifecyclePhase.INITIALIZE,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class PrewarmMojo extends TestRunParameters {

    /**
     * Made by Maven.
     *
     * @param lifecycle tells whether goal start will run
     */
    @Inject
    public PrewarmMojo(LifecycleExecutor lifecycle) {
        super(lifecycle);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Failures.translate(this::prewarm);
    }

    private void prewarm() throws ConfigurationException, MojoExecutionException, MojoFailureException {
        if (startExecution().isEmpty()) {
            throw new ConfigurationException(
                    PrewarmMessages.withoutStart(execution().getExecutionId()));
        }
        if (skippedBy().isPresent()) {
            tell(RunMessages.skipped(skippedBy().get()));
        } else if (!plan().has("start", runExecution(), execution())) {
            tell(PrewarmMessages.idle(PrewarmMessages.notReached()));
        } else {
            begin();
        }
    }

    /** Bound to a phase of its own choice, it stands in another execution than goal start. */
    @Override
    String runExecution() {
        return startExecution().orElseGet(super::runExecution);
    }

    private Optional<String> startExecution() {
        return boundGoals().startFor(execution().getExecutionId());
    }

    private void begin() throws MojoExecutionException, MojoFailureException {
        CompilerPriority.giveWay();
        MavenShutdownGuard guard = new MavenShutdownGuard(getSession().getRequest());
        try {
            Prewarming.Plan plan =
                    new Prewarming.Plan(projectTests(runExecution()), facts(execution()), forecast(), this::tell);
            Prewarming.begin(this::assembly, new MavenConsole(getLog()), guard, plan)
                    .ifPresent(context()::prewarm);
        } catch (ConfigurationException | IOException e) {
            // What can't be used now may well be there when goal start runs, and if not, that says so.
            tell(PrewarmMessages.idle(PrewarmMessages.notYet(e)));
        }
    }

    private Forecast forecast() throws IOException, MojoFailureException {
        Build build = getProject().getBuild();
        List<String> main = new ChangedFiles(
                        roots(getProject().getCompileSourceRoots(), build.getResources()),
                        Path.of(build.getOutputDirectory()))
                .find();
        List<String> tests = new ChangedFiles(
                        roots(getProject().getTestCompileSourceRoots(), build.getTestResources()),
                        Path.of(build.getTestOutputDirectory()))
                .find();
        return Forecast.of(main, tests, testFiles(), isChosen());
    }

    private static List<Path> roots(List<String> sources, List<Resource> resources) {
        return Stream.concat(sources.stream(), resources.stream().map(Resource::getDirectory))
                .map(Path::of)
                .distinct()
                .toList();
    }

    /** The jar of the last build: this one has not made its own yet, with which the tests will run. */
    @Override
    public File getMainBuildPath() {
        Build build = getProject().getBuild();
        File path = super.getMainBuildPath();
        File jar = new File(build.getDirectory(), build.getFinalName() + ".jar");
        return path.equals(new File(build.getOutputDirectory())) && jar.isFile() ? jar : path;
    }

    /** Nobody has asked for servers yet, so that few want to know why there are none. */
    private void tell(String line) {
        if (isVerbose()) {
            new MavenConsole(getLog()).info(line);
        }
    }
}
