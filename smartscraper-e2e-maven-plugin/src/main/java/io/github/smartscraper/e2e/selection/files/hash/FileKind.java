package io.github.smartscraper.e2e.selection.files.hash;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Kind of files, by what matters of them.
 *
 * @param <T> what that is, which depends on nothing but the name and the bytes of a file
 */
public interface FileKind<T> {

    /**
     * Reads it from a file.
     *
     * @throws IOException if it can't be read
     */
    T of(Path file) throws IOException;

    /** Writes it to an index. */
    void write(T content, IndexWriter out) throws IOException;

    /** Reads it from there. */
    T read(IndexReader in);
}
