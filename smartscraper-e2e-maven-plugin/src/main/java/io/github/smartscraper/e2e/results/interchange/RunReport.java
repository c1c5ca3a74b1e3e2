package io.github.smartscraper.e2e.results.interchange;

import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.timeline.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Report on a run: all that its files say.
 *
 * @param results what came of the classes
 * @param timeline when and where
 * @param stories of the classes, by name
 */
public record RunReport(RunResults results, Snapshot timeline, Map<String, ClassStory> stories) {

    /** Files beside the results, for other tools. */
    private static final String CTRF = "ctrf.json";

    private static final String TRACE = "trace.json";

    ClassStory story(String testClass) {
        return stories.getOrDefault(testClass, ClassStory.NONE);
    }

    /**
     * Writes the results.
     *
     * @throws IOException if the file can't be written
     */
    public void writeResults(Path file) throws IOException {
        JsonFile.write(file, true, json -> new ResultsJson(json, this).write());
    }

    /**
     * Writes the results, and beside them the same for other tools.
     *
     * @throws IOException if a file can't be written
     */
    public void writeAll(Path file) throws IOException {
        writeResults(file);
        JsonFile.write(file.resolveSibling(CTRF), false, json -> new CtrfJson(json, this).write());
        JsonFile.write(file.resolveSibling(TRACE), false, json -> new TraceJson(json, timeline).write());
    }
}
