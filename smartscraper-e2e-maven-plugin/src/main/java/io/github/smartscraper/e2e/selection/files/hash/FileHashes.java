package io.github.smartscraper.e2e.selection.files.hash;

import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * Hashes of files, with an index like that of git: what is in a file is read again only when its size, its times or its
 * inode are others, or so young that a change might not show. An index that is broken, or another version's, is no index.
 */
public final class FileHashes {

    private static final int MAGIC = 0x65326502;
    private static final int CHECKSUM_BYTES = Long.BYTES;

    private final Path index;
    private final Map<String, Entry> known;
    private final Map<String, Entry> seen = new ConcurrentHashMap<>();

    /** State of a file, and what was in it then. */
    private record Entry(FileState state, FileContent content) {}

    /** Hashes that this file keeps. */
    public FileHashes(Path index) {
        this.index = index;
        this.known = read(index);
    }

    /**
     * What is in each of these files; those that are gone, or no regular files, are left out.
     *
     * @throws IOException if one of them can't be read
     */
    public Map<Path, FileContent> of(Collection<Path> files) throws IOException {
        Map<Path, FileContent> contents = new ConcurrentHashMap<>();
        try {
            files.parallelStream().forEach(file -> content(file).ifPresent(content -> contents.put(file, content)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return contents;
    }

    private Optional<FileContent> content(Path file) {
        try {
            // Reading from a pipe would wait for ever.
            return Files.isRegularFile(file) ? Optional.of(read(file, file.toString())) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileContent read(Path file, String name) throws IOException {
        Optional<FileState> state = FileState.of(file);
        Entry entry = known.get(name);
        if (entry == null || !state.equals(Optional.of(entry.state()))) {
            FileContent content = FileContent.of(file.getFileName().toString(), Files.readAllBytes(file));
            if (state.isPresent() && state.get().isSettled(System.currentTimeMillis())) {
                seen.put(name, new Entry(state.get(), content));
            }
            return content;
        }
        seen.put(name, entry);
        return entry.content();
    }

    /** Keeps what was looked at since; if it can't be written, files are read again next time. */
    public void save() {
        if (seen.equals(known)) {
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
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(seen.size());
        for (Map.Entry<String, Entry> file : seen.entrySet()) {
            out.writeUTF(file.getKey());
            file.getValue().state().write(out);
            out.writeUTF(file.getValue().content().hash());
            write(file.getValue().content().variables(), out);
            write(file.getValue().content().hidden(), out);
        }
        out.writeLong(checksum(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static void write(List<String> names, DataOutputStream out) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
    }

    private static Map<String, Entry> read(Path index) {
        try {
            byte[] bytes = Files.isRegularFile(index) ? Files.readAllBytes(index) : new byte[0];
            return bytes.length > CHECKSUM_BYTES ? entries(bytes) : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static Map<String, Entry> entries(byte[] bytes) throws IOException {
        byte[] body = Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        DataInputStream end = new DataInputStream(new ByteArrayInputStream(bytes, body.length, CHECKSUM_BYTES));
        if (in.readInt() != MAGIC || end.readLong() != checksum(body)) {
            return Map.of();
        }
        int count = in.readInt();
        Map<String, Entry> entries = new HashMap<>(2 * count);
        for (int at = 0; at < count; at++) {
            String name = in.readUTF();
            FileState state = FileState.read(in);
            entries.put(name, new Entry(state, new FileContent(in.readUTF(), names(in), names(in))));
        }
        return entries;
    }

    private static List<String> names(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> names = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            names.add(in.readUTF());
        }
        return List.copyOf(names);
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
