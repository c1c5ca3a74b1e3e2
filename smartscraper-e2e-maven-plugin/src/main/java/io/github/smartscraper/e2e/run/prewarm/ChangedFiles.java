package io.github.smartscraper.e2e.run.prewarm;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Files that Maven is going to compile or to copy, as far as their times tell: those that are newer than what the last build has
 * made of them. Where it has made nothing of a file, all that it has made counts, so that neither a {@code package-info.java} nor
 * a file that is left out is new for ever.
 *
 * @param roots with the files
 * @param output where what is made of them goes
 */
public record ChangedFiles(List<Path> roots, Path output) {

    private static final Set<String> SOURCES = Set.of("java", "kt", "groovy", "scala");
    private static final FileTime NEVER = FileTime.fromMillis(Long.MIN_VALUE);

    /** A file with its time, its path relative to its root. */
    private record Timed(Path path, FileTime modified) {}

    /**
     * Paths of what will be made of them, relative to the output, with slashes: {@code shop/LoginIT.class}.
     *
     * @throws IOException if a directory can't be read
     */
    public List<String> find() throws IOException {
        FileTime newest = files(output).stream()
                .map(Timed::modified)
                .max(FileTime::compareTo)
                .orElse(NEVER);
        List<String> changed = new ArrayList<>();
        for (Path root : roots) {
            for (Timed file : files(root)) {
                String made = made(file.path());
                if (file.modified().compareTo(time(output.resolve(made), newest)) > 0) {
                    changed.add(made);
                }
            }
        }
        return changed;
    }

    private static String made(Path file) {
        String path = file.toString().replace('\\', '/');
        int dot = path.lastIndexOf('.');
        return dot >= 0 && SOURCES.contains(path.substring(dot + 1)) ? path.substring(0, dot) + ".class" : path;
    }

    private static FileTime time(Path made, FileTime otherwise) throws IOException {
        return Files.isRegularFile(made) ? Files.getLastModifiedTime(made) : otherwise;
    }

    private static List<Timed> files(Path root) throws IOException {
        List<Timed> files = new ArrayList<>();
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(new Timed(root.relativize(file), attributes.lastModifiedTime()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return files;
    }
}
