package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.results.shards.ShardMerger;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Joins the results of several shards ({@code -De2e.shard=2/4}) into {@code target/smartscraper-e2e/results.json}, and
 * fails if a shard is missing or a test class ran in more than one.
 *
 * @since 0.1.0
 */
@Mojo(name = "merge", requiresProject = false, threadSafe = true)
public final class MergeMojo extends AbstractMojo {

    /**
     * Directory with the {@code results.json} of all shards, each under a name that begins with {@code results} or in a
     * directory of its own. Example: {@code -De2e.merge=shards}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.merge", required = true)
    private File merge;

    @Parameter(defaultValue = "${project.build.directory}/smartscraper-e2e", readonly = true, required = true)
    private File workDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
    private File calledIn;

    /** Made by Maven. */
    public MergeMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        ShardMerger join = new ShardMerger(new MavenConsole(getLog()));
        Failures.translate(() -> join.run(
                merge.toPath(), new WorkDirectory(OwnDirectory.of(project, workDirectory, calledIn)).results()));
    }
}
