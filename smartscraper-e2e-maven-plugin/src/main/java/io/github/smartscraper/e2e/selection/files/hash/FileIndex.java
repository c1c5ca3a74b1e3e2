package io.github.smartscraper.e2e.selection.files.hash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Index of files like that of git: what is in a file is read again only when its size, its times or its inode are others, or
 * so young that a change might not show.
 *
 * @param <T> what is kept of a file
 */
public final class FileIndex<T> {

    private final Optional<Path> index;
    private final FileKind<T> kind;
    private final boolean hasStates;
    private final Map<String, Entry<T>> known;

    /** Those that were not known, or are not any more what they were. */
    private final Map<String, Entry<T>> others = new ConcurrentHashMap<>();

    /** State of a file, and what was in it then. */
    private static final class Entry<T> {

        private final FileState state;
        private final T content;

        /** Whether it still holds, and has been asked for. */
        private volatile boolean kept;

        private Entry(FileState state, T content) {
            this.state = state;
            this.content = content;
        }
    }

    /**
     * An index.
     *
     * @param index file that keeps it; without one, all files are read
     */
    public FileIndex(Optional<Path> index, FileKind<T> kind) {
        this.index = index;
        this.kind = kind;
        this.hasStates = index.isPresent() && FileState.isKnownIn(index.get().getFileSystem());
        this.known = index.flatMap(IndexFile::read).map(this::entries).orElse(Map.of());
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
        return Files.isRegularFile(file) ? Optional.of(kind.of(file)) : Optional.empty();
    }

    private Optional<T> known(Path file) throws IOException {
        Optional<FileState> state = FileState.of(file);
        if (state.isEmpty()) {
            return Optional.empty();
        }
        String name = file.toString();
        Entry<T> before = known.get(name);
        boolean settled = state.get().isSettled(System.currentTimeMillis());
        if (before != null && before.state.isSame(state.get())) {
            before.kept = settled;
            return Optional.of(before.content);
        }
        Entry<T> entry = new Entry<>(state.get(), kind.of(file));
        if (settled) {
            others.put(name, entry);
        }
        return Optional.of(entry.content);
    }

    /** Keeps what was looked at since; if it can't be written, files are read again next time. */
    public void save() {
        if (index.isEmpty() || (others.isEmpty() && isAllKept())) {
            return;
        }
        try {
            IndexFile.write(index.get(), content());
        } catch (IOException e) {
            // The build says where it can't write; this is only about time.
        }
    }

    private boolean isAllKept() {
        for (Entry<T> entry : known.values()) {
            if (!entry.kept) {
                return false;
            }
        }
        return true;
    }

    private IndexWriter content() throws IOException {
        Map<String, Entry<T>> all = new HashMap<>(known);
        all.values().removeIf(entry -> !entry.kept);
        all.putAll(others);
        IndexWriter out = new IndexWriter();
        out.number(all.size());
        for (Map.Entry<String, Entry<T>> file : all.entrySet()) {
            out.text(file.getKey());
            file.getValue().state.write(out);
            kind.write(file.getValue().content, out);
        }
        return out;
    }

    private Map<String, Entry<T>> entries(IndexReader in) {
        int count = (int) in.number();
        Map<String, Entry<T>> entries = new HashMap<>(2 * count);
        for (int at = 0; at < count; at++) {
            String name = in.text();
            FileState state = FileState.read(in);
            entries.put(name, new Entry<>(state, kind.read(in)));
        }
        return entries;
    }
}
