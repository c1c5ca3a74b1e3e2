package io.github.smartscraper.e2e.support.tree;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Copy of a directory's files, directories and links. A pipe would be waited for, and a device may have no end. */
final class TreeCopy extends SimpleFileVisitor<Path> {

    private final Path from;
    private final Path to;
    private final Predicate<Path> leftOut;
    private final List<Path> skipped = new ArrayList<>();

    TreeCopy(Path from, Path to, Predicate<Path> leftOut) {
        this.from = from;
        this.to = to;
        this.leftOut = leftOut;
    }

    /** What is neither file nor directory nor link, and was not copied. */
    List<Path> skipped() {
        return skipped;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (directory.equals(from)) {
            Files.createDirectories(to);
        } else {
            makeDirectory(target(directory));
        }
        return FileVisitResult.CONTINUE;
    }

    /** A link of this name, which may lead anywhere, is replaced. */
    private static void makeDirectory(Path target) throws IOException {
        try {
            Files.createDirectory(target);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(target);
                Files.createDirectory(target);
            }
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!leftOut.test(file)) {
            if (attributes.isOther()) {
                skipped.add(file);
            } else {
                copyFile(file, target(file));
            }
        }
        return FileVisitResult.CONTINUE;
    }

    private Path target(Path source) {
        return to.resolve(from.relativize(source).toString());
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

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException && !file.equals(from)) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
