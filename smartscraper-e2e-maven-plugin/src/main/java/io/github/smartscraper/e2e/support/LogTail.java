package io.github.smartscraper.e2e.support;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file. */
public final class LogTail {

    /** Enough for any message; a log may be large. */
    private static final int BYTES = 16 * 1024;

    private static final int COLUMNS = 1_000;

    private LogTail() {}

    /**
     * The last lines, at most so many, oldest first; none if the file can't be read. They are as plain as text: a log may
     * hold what would change the terminal that shows them.
     */
    public static List<String> of(Path file, int lines) {
        return since(file, 0, lines);
    }

    /** The last lines of what comes after so many bytes of a file. */
    static List<String> since(Path file, long begin, int lines) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            // A file that was begun anew meanwhile is shorter.
            long first = begin > log.length() ? 0 : begin;
            long from = Math.max(first, log.length() - BYTES);
            byte[] bytes = new byte[Math.toIntExact(log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size()).stream()
                    .map(LogTail::shown)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String shown(String line) {
        String plain = PlainText.of(line);
        return plain.length() > COLUMNS ? plain.substring(0, COLUMNS) + '…' : plain;
    }
}
