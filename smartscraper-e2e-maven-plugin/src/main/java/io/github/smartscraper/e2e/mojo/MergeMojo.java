package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.ci.CiReport;
import io.github.smartscraper.e2e.mojo.maven.Failures;
import io.github.smartscraper.e2e.mojo.maven.MavenConsole;
import io.github.smartscraper.e2e.mojo.maven.OwnDirectory;
import io.github.smartscraper.e2e.report.Desktop;
import io.github.smartscraper.e2e.report.ReportWriter;
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
        MavenConsole console = new MavenConsole(getLog());
        ShardMerger join = new ShardMerger(console);
        WorkDirectory files = new WorkDirectory(OwnDirectory.of(project, workDirectory, calledIn));
        Failures.translate(() -> join.run(merge.toPath(), files.results()));
        new CiReport(System.getenv(), calledIn.toPath(), System.out, console).ofShards(files.results());
        new ReportWriter(console, Desktop.wanted(open, interactive, System.getenv())).afterRun(files);
    }
}
