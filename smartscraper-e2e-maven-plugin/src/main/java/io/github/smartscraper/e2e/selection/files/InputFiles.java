package io.github.smartscraper.e2e.selection.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Placeholder until branch files is merged. */
public final class InputFiles {
    private final FilesRequest request;

    public InputFiles(FilesRequest request, Map<String, String> buildEnvironment, Path indexFile) {
        this.request = request;
    }

    public FoundFiles find() throws IOException {
        List<String> globs = request.sources().isEmpty() ? List.of("**") : request.sources();
        FileSet all = new FileSet(
                request.appDirectory(),
                globs,
                List.of("node_modules", "target", ".git"),
                file -> request.testRoots().stream().anyMatch(root -> file.startsWith(root.directory())));
        return new FoundFiles(all.hashes(), new TreeMap<>(), List.of(), Set.of(), List.of());
    }
}
