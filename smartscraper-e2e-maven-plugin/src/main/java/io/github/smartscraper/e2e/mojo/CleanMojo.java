package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.mojo.maven.Failures;
import io.github.smartscraper.e2e.mojo.maven.MavenConsole;
import io.github.smartscraper.e2e.mojo.maven.OwnDirectory;
import io.github.smartscraper.e2e.run.ownership.CleanUp;
import java.io.File;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Removes what killed builds have left: their processes and DATA_DIRs, as far as they are provably ours; and of this
 * project cache, logs and reports of the plugin. A build that still runs is never touched.
 *
 * @since 0.1.0
 */
@Mojo(name = "clean", requiresProject = false, threadSafe = true)
public final class CleanMojo extends AbstractMojo {

    /**
     * Where DATA_DIRs are looked for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.dataRoot", defaultValue = "${java.io.tmpdir}")
    private File dataRoot;

    @Parameter(defaultValue = "${project.build.directory}/smartscraper-e2e", readonly = true, required = true)
    private File workDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
    private File calledIn;

    /** Made by Maven. */
    public CleanMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        HostSystem host = HostSystem.current(System.getenv());
        CleanUp cleanUp = new CleanUp(host, new MavenConsole(getLog()));
        Failures.translate(
                () -> cleanUp.run(OwnDirectory.of(project, workDirectory, calledIn), Set.of(dataRoot.toPath())));
    }
}
