package io.github.smartscraper.e2e.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that can be started by name: those on the search path of an environment. */
public final class Executables {

    private final List<Path> directories;
    private final List<String> endings;

    private Executables(List<Path> directories, List<String> endings) {
        this.directories = directories;
        this.endings = endings;
    }

    /** The programs on {@code PATH}; where there is a {@code PATHEXT} (Windows), its endings may be left out. */
    public static Executables of(Map<String, String> environment) {
        List<Path> directories = split(environment.getOrDefault("PATH", environment.getOrDefault("Path", "")));
        String endings = environment.getOrDefault("PATHEXT", "");
        // Beside npm.cmd there is a file npm as well, a shell script, which Windows can't run.
        return new Executables(
                directories,
                Stream.concat(Arrays.stream(endings.split(";")), Stream.of(""))
                        .distinct()
                        .toList());
    }

    /** The search path. */
    public List<Path> directories() {
        return List.copyOf(directories);
    }

    /** Whether programs have endings: on Windows, where what a shell of another system brings along is of no use. */
    public boolean haveEndings() {
        return endings.size() > 1;
    }

    private static List<Path> split(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
    }

    /** The first program of that name on the search path. */
    public Optional<Path> find(String name) {
        return directories.stream()
                .flatMap(directory -> endings.stream().map(ending -> directory.resolve(name + ending)))
                .filter(Executables::canRun)
                .findFirst();
    }

    /** The program that a command means: a path, taken from the directory, or a name on the search path. */
    public Optional<Path> resolve(String command, Path directory) {
        if (!command.contains("/") && !command.contains(File.separator)) {
            return find(command);
        }
        Path path = directory.resolve(command);
        return endings.stream()
                .map(ending -> path.resolveSibling(path.getFileName() + ending))
                .filter(Executables::canRun)
                .findFirst();
    }

    private static boolean canRun(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
