package io.github.smartscraper.e2e.selection.files.hash;

import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Hashes of files, with an index like that of git: what is in a file is read again only when its size, its times or its
 * inode are others, or so young that a change might not show. An index that is broken, or another version's, is no index.
 */
public final class FileHashes {

    private static final int MAGIC = 0x65326503;
    private static final int CHECKSUM_BYTES = Long.BYTES;

    private final Path index;
    private final boolean hasStates;
    private final Map<String, Entry> known;
    private final Map<String, Entry> seen = new ConcurrentHashMap<>();
    private volatile boolean changed;

    /** State of a file, and what was in it then. */
    private record Entry(FileState state, FileContent content) {}

    /** Hashes that this file keeps. */
    public FileHashes(Path index) {
        this.index = index;
        this.hasStates = FileState.isKnownIn(index.getFileSystem());
        this.known = read(index);
    }

    /**
     * What is in each of these files; those that are gone, or no regular files, are left out.
     *
     * @throws IOException if one of them can't be read
     */
    public Map<Path, FileContent> of(Collection<Path> files) throws IOException {
        Map<Path, FileContent> contents = new ConcurrentHashMap<>(2 * files.size());
        try {
            files.parallelStream().forEach(file -> content(file).ifPresent(content -> contents.put(file, content)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return contents;
    }

    private Optional<FileContent> content(Path file) {
        try {
            return hasStates ? known(file) : unknown(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<FileContent> unknown(Path file) throws IOException {
        // Reading from a pipe would wait for ever.
        return Files.isRegularFile(file) ? Optional.of(contentOf(file)) : Optional.empty();
    }

    private Optional<FileContent> known(Path file) throws IOException {
        Optional<FileState> state = FileState.of(file);
        if (state.isEmpty()) {
            return Optional.empty();
        }
        String name = file.toString();
        Optional<Entry> same = Optional.ofNullable(known.get(name))
                .filter(entry -> entry.state().equals(state.get()));
        Entry entry = same.isPresent() ? same.get() : new Entry(state.get(), contentOf(file));
        if (state.get().isSettled(System.currentTimeMillis())) {
            seen.put(name, entry);
            changed |= same.isEmpty();
        }
        return Optional.of(entry.content());
    }

    private static FileContent contentOf(Path file) throws IOException {
        return FileContent.of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /** Keeps what was looked at since; if it can't be written, files are read again next time. */
    public void save() {
        if (!changed && seen.size() == known.size()) {
            return;
        }
        try {
            AtomicFile.write(index, bytes());
        } catch (IOException e) {
            // The build says where it can't write; this is only about time.
        }
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IndexWriter out = new IndexWriter(new DataOutputStream(bytes));
        out.number(MAGIC);
        out.number(seen.size());
        for (Map.Entry<String, Entry> file : seen.entrySet()) {
            FileContent content = file.getValue().content();
            out.text(file.getKey());
            file.getValue().state().write(out);
            out.text(content.hash());
            out.texts(content.variables());
            out.texts(content.hidden());
        }
        out.number(checksum(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static Map<String, Entry> read(Path index) {
        try {
            byte[] bytes = Files.isRegularFile(index) ? Files.readAllBytes(index) : new byte[0];
            return bytes.length > CHECKSUM_BYTES ? entries(bytes) : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static Map<String, Entry> entries(byte[] bytes) {
        int end = bytes.length - CHECKSUM_BYTES;
        IndexReader in = new IndexReader(bytes);
        if (in.number() != MAGIC || in.numberAt(end) != checksum(Arrays.copyOf(bytes, end))) {
            return Map.of();
        }
        int count = (int) in.number();
        Map<String, Entry> entries = new HashMap<>(2 * count);
        for (int at = 0; at < count; at++) {
            String name = in.text();
            FileState state = FileState.read(in);
            entries.put(name, new Entry(state, new FileContent(in.text(), in.texts(), in.texts())));
        }
        return entries;
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
