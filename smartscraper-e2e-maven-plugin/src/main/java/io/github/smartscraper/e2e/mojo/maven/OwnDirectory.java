package io.github.smartscraper.e2e.mojo.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/** Directory of the plugin's own files, for goals that need no project: Maven has no directories for them then. */
public final class OwnDirectory {

    private OwnDirectory() {}

    /**
     * The directory.
     *
     * @param ofProject the one of the project, if there is a project
     * @param calledIn the directory in which Maven was called
     */
    public static Path of(MavenProject project, File ofProject, File calledIn) {
        return project.getFile() == null
                ? calledIn.toPath().resolve("target").resolve("smartscraper-e2e")
                : ofProject.toPath();
    }
}
