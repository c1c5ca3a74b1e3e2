package io.github.smartscraper.e2e.selection.files.hash;

import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * Index of files like that of git: what is in a file is read again only when its size, its times or its inode are others, or
 * so young that a change might not show. An index that is broken, or another version's, is no index.
 *
 * @param <T> what is kept of a file
 */
public final class FileIndex<T> {

    /** That of the form, with which an index begins. */
    private static final long VERSION = 0x6532_6501L;

    private static final int HEAD_BYTES = 2 * Long.BYTES;

    private final Optional<Path> index;
    private final FileKind<T> kind;
    private final boolean hasStates;
    private final Map<String, Entry<T>> known;
    private final Map<String, Entry<T>> seen = new ConcurrentHashMap<>();
    private volatile boolean changed;

    /** State of a file, and what was in it then. */
    private record Entry<T>(FileState state, T content) {}

    /**
     * An index.
     *
     * @param index file that keeps it; without one, all files are read
     */
    public FileIndex(Optional<Path> index, FileKind<T> kind) {
        this.index = index;
        this.kind = kind;
        this.hasStates = index.isPresent() && FileState.isKnownIn(index.get().getFileSystem());
        this.known = index.isPresent() ? read(index.get()) : Map.of();
    }

    /**
     * What is in each of these files; those that are gone, or no regular files, are left out.
     *
     * @throws IOException if one of them can't be read
     */
    public Map<Path, T> of(Collection<Path> files) throws IOException {
        Map<Path, T> contents = new ConcurrentHashMap<>(2 * files.size());
        try {
            files.parallelStream().forEach(file -> of(file).ifPresent(content -> contents.put(file, content)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return contents;
    }

    /**
     * What is in a file, unless it is gone or no regular file.
     *
     * @throws UncheckedIOException if it can't be read
     */
    public Optional<T> of(Path file) {
        try {
            return hasStates ? known(file) : unknown(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<T> unknown(Path file) throws IOException {
        // Reading from a pipe would wait for ever.
        return Files.isRegularFile(file) ? Optional.of(contentOf(file)) : Optional.empty();
    }

    private Optional<T> known(Path file) throws IOException {
        Optional<FileState> state = FileState.of(file);
        if (state.isEmpty()) {
            return Optional.empty();
        }
        String name = file.toString();
        Optional<Entry<T>> same = Optional.ofNullable(known.get(name))
                .filter(entry -> entry.state().equals(state.get()));
        Entry<T> entry = same.isPresent() ? same.get() : new Entry<>(state.get(), contentOf(file));
        if (state.get().isSettled(System.currentTimeMillis())) {
            seen.put(name, entry);
            changed |= same.isEmpty();
        }
        return Optional.of(entry.content());
    }

    private T contentOf(Path file) throws IOException {
        return kind.of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /** Keeps what was looked at since; if it can't be written, files are read again next time. */
    public void save() {
        if (index.isEmpty() || (!changed && seen.size() == known.size())) {
            return;
        }
        try {
            byte[] body = body();
            ByteBuffer all = ByteBuffer.allocate(HEAD_BYTES + body.length);
            all.putLong(VERSION).putLong(checksum(body)).put(body);
            AtomicFile.write(index.get(), all.array());
        } catch (IOException e) {
            // The build says where it can't write; this is only about time.
        }
    }

    private byte[] body() throws IOException {
        IndexWriter out = new IndexWriter();
        out.number(seen.size());
        for (Map.Entry<String, Entry<T>> file : seen.entrySet()) {
            out.text(file.getKey());
            file.getValue().state().write(out);
            kind.write(file.getValue().content(), out);
        }
        return out.bytes();
    }

    private Map<String, Entry<T>> read(Path file) {
        try {
            byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            return bytes.length > HEAD_BYTES ? entries(bytes) : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private Map<String, Entry<T>> entries(byte[] bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        byte[] body = Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
        if (head.getLong() != VERSION || head.getLong() != checksum(body)) {
            return Map.of();
        }
        IndexReader in = new IndexReader(body);
        int count = (int) in.number();
        Map<String, Entry<T>> entries = new HashMap<>(2 * count);
        for (int at = 0; at < count; at++) {
            String name = in.text();
            FileState state = FileState.read(in);
            entries.put(name, new Entry<>(state, kind.read(in)));
        }
        return entries;
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
