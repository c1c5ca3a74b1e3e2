package io.github.smartscraper.e2e.selection.inputs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The tests of a project.
 *
 * @param classes names of the classes that Failsafe would run
 * @param classesDirectory where they are
 * @param sourceRoots where their sources are
 * @param classPath what they run with, besides their own directory
 * @param facts everything else that they run with, by name
 * @param chosen whether the user has chosen among them, by {@code it.test}
 * @param partial whether only some methods of each class are run
 */
public record ProjectTests(
        List<String> classes,
        Path classesDirectory,
        List<Path> sourceRoots,
        List<Path> classPath,
        Map<String, String> facts,
        boolean chosen,
        boolean partial) {}
