package io.github.smartscraper.e2e.mojo.report;

import io.github.smartscraper.e2e.mojo.maven.Failures;
import io.github.smartscraper.e2e.mojo.maven.MavenConsole;
import io.github.smartscraper.e2e.mojo.maven.OwnDirectory;
import io.github.smartscraper.e2e.report.Desktop;
import io.github.smartscraper.e2e.report.ReportWriter;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Writes the HTML report of the last run, {@code target/smartscraper-e2e/report/index.html}, anew from its {@code
 * results.json} and says where it is. A run writes it, too, at its end, and so does goal {@code merge}; this goal is for
 * {@code mvn smartscraper-e2e:report -De2e.open=true}, and for results that come from elsewhere.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", requiresProject = false, threadSafe = true)
public final class ReportMojo extends AbstractMojo {

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

    @Parameter(defaultValue = "${reactorProjects}", readonly = true, required = true)
    private List<MavenProject> modules;

    @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
    private File calledIn;

    /** Made by Maven. */
    public ReportMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        WorkDirectory files = new WorkDirectory(OwnDirectory.of(project, workDirectory, calledIn));
        ReportWriter writer =
                new ReportWriter(new MavenConsole(getLog()), Desktop.wanted(open, interactive, System.getenv()));
        Failures.translate(() -> writer.write(files, modules.size() == 1));
    }
}
