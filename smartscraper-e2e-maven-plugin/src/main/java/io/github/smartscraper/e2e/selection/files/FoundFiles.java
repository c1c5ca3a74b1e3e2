package io.github.smartscraper.e2e.selection.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Files that servers and tests read, as they were found.
 *
 * @param application hashes of the application's files, by their path from appDirectory
 * @param inputs hashes of those that the parameter {@code inputs} names, by their path from the project's directory
 * @param unmatched patterns that match nothing
 * @param variables names of environment variables that the application's files mention
 * @param tooLarge directories with so many files that not all of them were looked at
 */
public record FoundFiles(
        SortedMap<String, String> application,
        SortedMap<String, String> inputs,
        List<Unmatched> unmatched,
        Set<String> variables,
        List<Path> tooLarge) {

    /**
     * A pattern that matches nothing.
     *
     * @param parameter the parameter that it stands in
     */
    public record Unmatched(String parameter, String pattern) {}
}
