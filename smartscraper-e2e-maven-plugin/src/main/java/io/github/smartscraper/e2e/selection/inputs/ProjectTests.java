package io.github.smartscraper.e2e.selection.inputs;

import java.nio.file.Path;
import java.util.List;

/**
 * The tests of a project.
 *
 * @param execution id of the execution of the plugin that is to run them
 * @param classes names of the classes that Failsafe would run
 * @param classesDirectory where they are
 * @param sourceRoots where their sources are
 * @param classPath what they run with, besides their own directory
 * @param chosen whether the user has chosen among them, by {@code it.test}
 * @param coverage how much of each class is run
 */
public record ProjectTests(
        String execution,
        List<String> classes,
        Path classesDirectory,
        List<Path> sourceRoots,
        List<Path> classPath,
        boolean chosen,
        Coverage coverage) {

    /** Coverage of a class by a run of it. */
    public enum Coverage {
        /** All of its tests. */
        WHOLE,
        /** Those of some groups, which are part of the configuration that its pass is remembered with. */
        GROUPS,
        /** Some methods; nothing is remembered of that but failures. */
        METHODS
    }
}
