package io.github.smartscraper.e2e.selection.files.hash;

import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/** File that holds an index. One that is broken, or another version's, is no index. */
public final class IndexFile {

    /** That of the form, with which an index begins. */
    private static final long VERSION = 0x6532_6501L;

    private static final int HEAD_BYTES = 2 * Long.BYTES;

    private IndexFile() {}

    /** What stands in it, if it is one. */
    public static Optional<IndexReader> read(Path file) {
        try {
            byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            if (bytes.length <= HEAD_BYTES) {
                return Optional.empty();
            }
            ByteBuffer head = ByteBuffer.wrap(bytes);
            byte[] body = Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
            return head.getLong() == VERSION && head.getLong() == checksum(body)
                    ? Optional.of(new IndexReader(body))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes it.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, IndexWriter index) throws IOException {
        byte[] body = index.bytes();
        ByteBuffer all = ByteBuffer.allocate(HEAD_BYTES + body.length);
        all.putLong(VERSION).putLong(checksum(body)).put(body);
        AtomicFile.write(file, all.array());
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
