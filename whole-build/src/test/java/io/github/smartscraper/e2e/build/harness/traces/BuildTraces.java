package io.github.smartscraper.e2e.build.harness.traces;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * By what the leavings of one build are known.
 *
 * @param id value of {@value #VARIABLE}, which every descendant of this Maven inherits and nobody else has
 * @param project where the build ran
 * @param temporary the temporary directory that only this build uses
 * @param host pid of the JVM that has run it and lives on, if there is one: that is no leaving
 */
public record BuildTraces(String id, Path project, Path temporary, OptionalLong host) {

    public static final String VARIABLE = "WHOLE_BUILD_ID";

    /** Surefire keeps it, empty, until its JVM ends. */
    private static final String OF_SUREFIRE = "surefire-root";

    /** Those of a build that has a JVM of its own. */
    public BuildTraces(String id, Path project, Path temporary) {
        this(id, project, temporary, OptionalLong.empty());
    }

    boolean hasProcess(LiveProcess process) {
        return (process.environment().contains(VARIABLE + "=" + id)
                        || process.workingDirectory().startsWith(project))
                && (host.isEmpty() || process.pid() != host.getAsLong());
    }

    boolean hasDirectory(Path inTemporary) {
        return host.isEmpty() || !inTemporary.endsWith(OF_SUREFIRE);
    }
}
