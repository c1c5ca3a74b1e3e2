package io.github.smartscraper.e2e.build.harness.traces;

import java.nio.file.Path;

/**
 * By what the leavings of one build are known.
 *
 * @param id value of {@value #VARIABLE}, which every descendant of this Maven inherits and nobody else has
 * @param project where the build ran
 * @param temporary the temporary directory that only this build uses
 */
public record BuildTraces(String id, Path project, Path temporary) {

    public static final String VARIABLE = "WHOLE_BUILD_ID";

    public boolean hasProcess(LiveProcess process) {
        return process.environment().contains(VARIABLE + "=" + id)
                || process.workingDirectory().startsWith(project);
    }
}
