package io.github.smartscraper.e2e.build.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A search path on which some programs can't be found. */
final class SearchPath {

    private static final List<Path> USUAL = List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin"), Path.of("/bin"));

    private SearchPath() {}

    /** Fills a directory with links to all programs but these. */
    static String without(Path directory, String... missing) throws IOException {
        Files.createDirectories(directory);
        Set<String> names = Set.of(missing);
        for (Path usual : USUAL) {
            try (Stream<Path> programs = Files.list(usual)) {
                for (Path program : programs.toList()) {
                    Path link = directory.resolve(program.getFileName());
                    if (!names.contains(program.getFileName().toString()) && Files.notExists(link)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
        return directory.toString();
    }
}
