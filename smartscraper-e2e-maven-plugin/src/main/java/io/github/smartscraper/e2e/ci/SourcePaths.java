package io.github.smartscraper.e2e.ci;

import io.github.smartscraper.e2e.ci.ReportedRun.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Paths of sources as a CI system knows them: relative to the root of the repository, with slashes.
 *
 * @param base directory of the project
 * @param workspace where the repository has been checked out, if the CI system says it
 */
record SourcePaths(Path base, Optional<Path> workspace) {

    /** Where a test class may be whose file the results don't name. */
    private static final List<String> PLACES =
            List.of("src/test/java/%s.java", "src/test/kotlin/%s.kt", "src/test/groovy/%s.groovy");

    /** The file that a failure is about; empty if there is none in the repository. */
    Optional<String> of(Failure failure) {
        String path = failure.testClass().replaceFirst("\\$.*", "").replace('.', '/');
        Stream<String> guesses = PLACES.stream().map(place -> String.format(place, path));
        return Stream.concat(failure.source().stream(), guesses)
                .map(base::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(this::inRepository);
    }

    private Optional<String> inRepository(Path file) {
        try {
            Path root = workspace.orElse(base).toRealPath();
            Path real = file.toRealPath();
            return real.startsWith(root) ? Optional.of(withSlashes(root.relativize(real))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String withSlashes(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
