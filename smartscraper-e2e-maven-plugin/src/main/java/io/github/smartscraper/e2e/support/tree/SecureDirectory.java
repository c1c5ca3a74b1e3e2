package io.github.smartscraper.e2e.support.tree;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/** Directory that stays the same one, whatever happens to its path: all goes by its file descriptor. */
record SecureDirectory(Path path, SecureDirectoryStream<Path> stream) implements OpenDirectory {

    @Override
    public List<Path> names() throws IOException {
        List<Path> names = new ArrayList<>();
        try {
            stream.forEach(child -> names.add(child.getFileName()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return stream.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    public OpenDirectory open(Path name) throws IOException {
        return new SecureDirectory(path.resolve(name), stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public void makeAccessible(Path name) throws IOException {
        try {
            OwnerAccess.grant(
                    stream.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            // A directory that may not be read can't be opened for this, so that only its path is left.
            new PlainDirectory(path).makeAccessible(name);
        }
    }

    @Override
    public void remove(Path name, boolean directory) throws IOException {
        if (directory) {
            stream.deleteDirectory(name);
        } else {
            stream.deleteFile(name);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
