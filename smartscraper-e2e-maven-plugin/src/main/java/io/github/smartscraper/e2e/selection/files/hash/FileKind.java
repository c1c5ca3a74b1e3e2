package io.github.smartscraper.e2e.selection.files.hash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kind of files, by what matters of them.
 *
 * @param <T> what that is, which depends on nothing but the name and the bytes of a file
 */
public interface FileKind<T> {

    /** Makes it. */
    T of(String name, byte[] bytes);

    /**
     * Makes it from a file, all of which is read unless a kind knows better.
     *
     * @throws IOException if it can't be read
     */
    default T of(Path file) throws IOException {
        return of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /** Writes it to an index. */
    void write(T content, IndexWriter out) throws IOException;

    /** Reads it from there. */
    T read(IndexReader in);
}
