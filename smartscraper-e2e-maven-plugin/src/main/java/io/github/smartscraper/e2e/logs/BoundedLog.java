package io.github.smartscraper.e2e.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Log file that is appended to, and from whose middle lines are taken when it would become too large: what is wrong with a
 * server stands at its beginning or at its end. Several sources may write to it, each a line at a time.
 */
final class BoundedLog implements Closeable {

    static final byte[] NEW_LINE = System.lineSeparator().getBytes(StandardCharsets.UTF_8);
    private static final int BUFFER = 64 * 1024;
    /** Of what it may hold, a half is kept of the beginning, and a quarter of the end to begin with. */
    private static final int HEAD = 2;

    private static final int TAIL = 4;

    private final Path file;
    private final LogLimit limit;
    private final FileChannel log;
    private Object unfinished = this;
    private long size;

    /**
     * A log that goes on behind what is in the file already.
     *
     * @throws IOException if the file can't be written
     */
    BoundedLog(Path file, LogLimit limit) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.file = file;
        this.limit = limit;
        this.log = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.size = log.size();
    }

    /** How long a line may be, so that several of them find room at either end. */
    int longestLine(int wanted) {
        return (int) Math.min(wanted, limit.bytes() / (2 * TAIL));
    }

    /**
     * Writes lines of a source, with their ends.
     *
     * @param finished whether the last of them is complete
     * @throws IOException if that fails, for want of room, say
     */
    synchronized void write(Object source, byte[] lines, boolean finished) throws IOException {
        if (unfinished != this && unfinished != source) {
            append(NEW_LINE);
        }
        append(lines);
        unfinished = finished ? this : source;
        if (size > limit.bytes()) {
            shorten();
            limit.exceeded().run();
        }
    }

    /**
     * Ends the line of which a source has written a part, unless another one has gone on with a line of its own.
     *
     * @throws IOException if that fails
     */
    synchronized void finish(Object source) throws IOException {
        if (unfinished == source) {
            write(source, NEW_LINE, true);
        }
    }

    private void append(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            size += log.write(buffer);
        }
    }

    /** Others go on appending behind the end, wherever that is. */
    private void shorten() throws IOException {
        try (FileChannel whole = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long from = lineEnd(whole, whole.size() - limit.bytes() / TAIL);
            long to = lineEnd(whole, limit.bytes() / HEAD - longestLine(BUFFER));
            ByteBuffer mark = StandardCharsets.UTF_8.encode(LogMessages.leftOut(limit.bytes()));
            while (mark.hasRemaining()) {
                to += whole.write(mark, to);
            }
            move(whole, from, to);
            size = whole.size() - from + to;
            whole.truncate(size);
        }
    }

    private static void move(FileChannel file, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long moved = 0;
        while (file.read(buffer, from + moved) > 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                moved += file.write(buffer, to + moved);
            }
            buffer.clear();
        }
    }

    /** Behind the end of the line that has this position; the position itself if that is far away. */
    private long lineEnd(FileChannel file, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(longestLine(BUFFER));
        int read = file.read(buffer, position);
        for (int index = 0; index < read; index++) {
            if (buffer.get(index) == '\n') {
                return position + index + 1;
            }
        }
        return position;
    }

    @Override
    public synchronized void close() throws IOException {
        log.close();
    }
}
