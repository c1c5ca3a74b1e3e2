package io.github.smartscraper.e2e.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Slices of logs, read between two offsets: the end of each, and all of them together no more than a limit. */
final class LogSlices {

    private final OwnFiles files;
    private int left;
    private boolean text;

    LogSlices(OwnFiles files, int limit) {
        this.files = files;
        this.left = limit;
    }

    /**
     * Adds its text to a slice, and how much of it is left out.
     *
     * @param slice {@code file}, {@code from} and {@code to}; something else stays as it is
     * @return how many bytes have been read
     */
    int add(JsonNode slice, int limit) {
        if (!(slice instanceof ObjectNode log) || log.has("text")) {
            return 0;
        }
        Optional<Path> file = files.find(log.path("file").asText("")).filter(Files::isRegularFile);
        long from = Math.max(0, log.path("from").asLong(0));
        long to = log.path("to").asLong(0);
        long start = Math.max(from, to - Math.min(limit, left));
        if (file.isEmpty() || start >= to) {
            return 0;
        }
        byte[] bytes = read(file.get(), start, to);
        left -= bytes.length;
        if (bytes.length > 0) {
            log.put("text", ShownText.plain(new String(bytes, StandardCharsets.UTF_8)));
            log.put("leftOut", start - from);
            text = true;
        }
        return bytes.length;
    }

    /** Whether any slice has got its text. */
    boolean haveText() {
        return text;
    }

    /** Nothing where the log has become another one since, as it is shorter than it was. */
    private static byte[] read(Path file, long from, long to) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            if (log.length() < to) {
                return new byte[0];
            }
            byte[] bytes = new byte[Math.toIntExact(to - from)];
            log.seek(from);
            log.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
