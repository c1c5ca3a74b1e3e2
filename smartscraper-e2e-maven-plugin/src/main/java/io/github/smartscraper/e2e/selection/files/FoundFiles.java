package io.github.smartscraper.e2e.selection.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Placeholder until branch files is merged. */
public record FoundFiles(
        SortedMap<String, String> application,
        SortedMap<String, String> inputs,
        List<Unmatched> unmatched,
        Set<String> variables,
        List<Path> tooLarge) {
    public record Unmatched(String parameter, String pattern) {}
}
