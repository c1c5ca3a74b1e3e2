package io.github.smartscraper.e2e.run.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Source files of test classes.
 *
 * @param base paths are relative to it where they lie below it
 * @param roots where sources are
 */
public record SourceFiles(Path base, List<Path> roots) {

    private static final List<String> ENDINGS = List.of(".java", ".kt", ".groovy");

    /** The file that a class is written in, if there is one of its name. */
    public Optional<String> of(String testClass) {
        int nested = testClass.indexOf('$');
        String path = (nested < 0 ? testClass : testClass.substring(0, nested)).replace('.', '/');
        return roots.stream()
                .flatMap(root ->
                        ENDINGS.stream().map(ending -> base.resolve(root).resolve(path + ending)))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(this::name);
    }

    private String name(Path file) {
        Path shown = file.startsWith(base) ? base.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }
}
