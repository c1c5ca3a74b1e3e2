package io.github.smartscraper.e2e.support.tree;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/** Directory that is known by its path alone, on systems that can't do better. */
record PlainDirectory(Path path) implements OpenDirectory {

    @Override
    public List<Path> names() throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
            children.forEach(child -> names.add(child.getFileName()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return Files.readAttributes(path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public OpenDirectory open(Path name) throws IOException {
        requireDirectory(name);
        return new PlainDirectory(path.resolve(name));
    }

    @Override
    public void makeAccessible(Path name) throws IOException {
        requireDirectory(name);
        OwnerAccess.grant(Files.getFileAttributeView(path.resolve(name), PosixFileAttributeView.class));
    }

    private void requireDirectory(Path name) throws IOException {
        if (!attributes(name).isDirectory()) {
            throw new NotDirectoryException(path.resolve(name).toString());
        }
    }

    @Override
    public void remove(Path name, boolean directory) throws IOException {
        Files.delete(path.resolve(name));
    }

    @Override
    public void close() {
        // Nothing stays open.
    }
}
