package io.github.smartscraper.e2e.selection.files;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Walk over the regular files below a directory. Links are followed, even if they lead in a circle or nowhere. */
final class DirectoryWalk extends SimpleFileVisitor<Path> {

    private static final Set<FileVisitOption> FOLLOW = EnumSet.of(FileVisitOption.FOLLOW_LINKS);

    /** Directories that version control, package managers and editors fill. */
    private static final Set<String> OF_TOOLS = Set.of(
            ".git",
            ".hg",
            ".svn",
            "node_modules",
            ".idea",
            ".vscode",
            ".settings",
            ".gradle",
            ".cache",
            ".nyc_output",
            "coverage",
            "__pycache__",
            ".venv",
            ".pytest_cache");

    private final Path root;
    private final Predicate<Path> entered;
    private final int most;
    private final List<Path> files = new ArrayList<>();

    private DirectoryWalk(Path root, Predicate<Path> entered, int most) {
        this.root = root;
        this.entered = entered;
        this.most = most;
    }

    /**
     * The files, in no order.
     *
     * @param entered whether a directory below the root is entered
     * @throws IOException if a directory can't be read
     */
    static List<Path> files(Path root, Predicate<Path> entered) throws IOException {
        return files(root, entered, Integer.MAX_VALUE);
    }

    /**
     * The files, in no order.
     *
     * @param most the walk ends when it has found more
     * @throws IOException if a directory can't be read
     */
    static List<Path> files(Path root, Predicate<Path> entered, int most) throws IOException {
        DirectoryWalk walk = new DirectoryWalk(root, entered, most);
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, FOLLOW, Integer.MAX_VALUE, walk);
        }
        return walk.files;
    }

    /** Whether a directory has no sources of anyone's: that of a tool, or Maven's build directory. */
    static boolean isOfTools(Path directory) {
        String name = directory.getFileName().toString();
        return OF_TOOLS.contains(name) || (name.equals("target") && Files.exists(directory.resolveSibling("pom.xml")));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return directory.equals(root) || entered.test(directory)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        // Reading from a pipe would wait for ever.
        if (attributes.isRegularFile()) {
            files.add(file);
        }
        return files.size() > most ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        // Gone by now, or a link to a directory that it stands in.
        if (failure instanceof NoSuchFileException || failure instanceof FileSystemLoopException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
