package io.github.smartscraper.e2e.selection.files.launch;

import io.github.smartscraper.e2e.process.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Files of the program that a command starts. */
public final class ProgramFiles {

    /** Its version counts, wherever it is installed. */
    private static final Set<String> NODE = Set.of("node", "node.exe");

    private ProgramFiles() {}

    /**
     * The program, and of a JDK the file that tells its version, since its launcher is the same in many.
     *
     * @param environment with the search path
     * @return files by what they are called, wherever they are
     */
    public static Map<String, Path> of(List<String> command, Path directory, Map<String, String> environment) {
        Map<String, Path> files = new TreeMap<>();
        command.stream()
                .findFirst()
                .flatMap(word -> Executables.of(environment).resolve(word, directory))
                .filter(program -> !NODE.contains(program.getFileName().toString()))
                .ifPresent(program -> {
                    files.put("program " + program.getFileName(), program);
                    release(program).ifPresent(file -> files.put("version of " + program.getFileName(), file));
                });
        return files;
    }

    private static Optional<Path> release(Path program) {
        try {
            Path home = program.toRealPath().resolve("../..").normalize();
            return Optional.of(home.resolve("release")).filter(Files::isRegularFile);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
