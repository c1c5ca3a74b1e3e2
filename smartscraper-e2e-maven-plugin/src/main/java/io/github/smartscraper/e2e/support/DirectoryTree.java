package io.github.smartscraper.e2e.support;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Directories with all they hold, to be copied or removed; symbolic links are taken as they are, never followed. */
public final class DirectoryTree {

    private DirectoryTree() {}

    /**
     * Copies what is in one directory into another, which is made if it is missing.
     *
     * @throws IOException if something can't be read or written
     */
    public static void copy(Path from, Path to) throws IOException {
        copy(from, to, path -> false);
    }

    /**
     * Copies what is in one directory into another, but for the files that are to be left out; files that vanish meanwhile
     * are fine.
     *
     * @throws IOException if something can't be read or written
     */
    public static void copy(Path from, Path to, Predicate<Path> leftOut) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!leftOut.test(file)) {
                    copyFile(file, to.resolve(from.relativize(file).toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !file.equals(from)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static void copyFile(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    /**
     * Removes a directory and all in it; one that is not there is fine, and so is one whose files vanish meanwhile.
     *
     * @throws IOException if something can't be removed
     */
    public static void delete(Path directory) throws IOException {
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(directory, new Removal(path -> false));
        }
    }

    /**
     * Removes all in a directory, but neither the directory itself nor the files right in it that are to be kept.
     *
     * @throws IOException if something can't be removed
     */
    public static void empty(Path directory, Predicate<Path> kept) throws IOException {
        Files.walkFileTree(
                directory,
                new Removal(path -> path.equals(directory) || (directory.equals(path.getParent()) && kept.test(path))));
    }

    /** Removal from the bottom up. */
    private static final class Removal extends SimpleFileVisitor<Path> {

        private final Predicate<Path> kept;

        Removal(Predicate<Path> kept) {
            this.kept = kept;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            remove(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null && !(failure instanceof NoSuchFileException)) {
                throw failure;
            }
            remove(directory);
            return FileVisitResult.CONTINUE;
        }

        private void remove(Path path) throws IOException {
            if (!kept.test(path)) {
                Files.deleteIfExists(path);
            }
        }
    }
}
