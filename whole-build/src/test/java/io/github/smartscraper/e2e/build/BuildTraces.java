package io.github.smartscraper.e2e.build;

import java.nio.file.Path;

/**
 * By what the leavings of one build are known.
 *
 * @param id value of {@value #VARIABLE}, which every descendant of this Maven inherits and nobody else has
 * @param project where the build ran
 * @param temporary the temporary directory that only this build uses
 */
record BuildTraces(String id, Path project, Path temporary) {

    static final String VARIABLE = "WHOLE_BUILD_ID";

    boolean hasProcess(LiveProcess process) {
        return process.environment().contains(VARIABLE + "=" + id)
                || process.workingDirectory().startsWith(project);
    }
}
