package io.github.smartscraper.e2e.logs;

import io.github.smartscraper.e2e.masking.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writer of one source that writes lines to a log when they are complete, and no more of each than a line may have. It goes
 * on reading when nothing can be written any more, so that the process that prints is not held up.
 */
final class LineWriter implements ByteSink {

    /** What is longer is no text for people; a server may print 300 MB without a line break. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 64 * 1024;

    private final BoundedLog log;
    private final Optional<UnaryOperator<String>> mask;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complete = new ByteArrayOutputStream();
    private boolean endsLine;
    private int printed;
    private boolean cut;
    private boolean afterReturn;
    private boolean broken;

    /**
     * A writer.
     *
     * @param mask applied to each line, if secrets have not been masked already
     */
    LineWriter(BoundedLog log, Optional<UnaryOperator<String>> mask) {
        this.log = log;
        this.mask = mask;
        this.longest = log.longestLine(LONGEST);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        int begin = offset;
        for (int index = offset; index < offset + count; index++) {
            byte read = bytes[index];
            if (read == '\n' || read == '\r') {
                if (read == '\r' || !afterReturn) {
                    end(bytes, begin, index - begin);
                }
                begin = index + 1;
            }
            afterReturn = read == '\r';
        }
        add(bytes, begin, offset + count - begin);
    }

    private void end(byte[] bytes, int offset, int count) {
        if (mask.isPresent() || line.size() > 0 || printed > 0 || count > longest) {
            add(bytes, offset, count);
            finish();
            return;
        }
        complete.write(bytes, offset, count);
        complete.writeBytes(BoundedLog.NEW_LINE);
        endsLine = true;
        if (complete.size() > BUFFER) {
            flush();
        }
    }

    private void add(byte[] bytes, int offset, int count) {
        int room = longest - printed - line.size();
        line.write(bytes, offset, Math.min(count, room));
        cut |= count > room;
    }

    private void finish() {
        if (cut) {
            line.writeBytes(LogMessages.cut(longest).getBytes(StandardCharsets.UTF_8));
        }
        hand(true);
        printed = 0;
        cut = false;
    }

    /** Writes what there is of a line that is not complete. */
    void settle() {
        if (line.size() > 0) {
            hand(false);
        }
    }

    /** Whether a line has begun that is not complete. */
    boolean isUnfinished() {
        return line.size() > 0;
    }

    /** Writes the last line, which nothing ends. */
    void end() {
        if (line.size() > 0 || printed > 0) {
            finish();
        }
    }

    private void hand(boolean finished) {
        boolean continued = printed > 0 && line.size() == 0;
        printed += line.size();
        if (continued) {
            // Unless another source has gone on below it.
            flush();
            toLog(() -> log.finish(this));
            return;
        }
        complete.writeBytes(masked());
        line.reset();
        if (finished) {
            complete.writeBytes(BoundedLog.NEW_LINE);
        }
        endsLine = finished;
        if (complete.size() > BUFFER) {
            flush();
        }
    }

    private byte[] masked() {
        return mask.map(each ->
                        each.apply(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8))
                .orElseGet(line::toByteArray);
    }

    /** Writes the lines that are complete, all at once. */
    void flush() {
        if (complete.size() > 0) {
            byte[] lines = complete.toByteArray();
            complete.reset();
            toLog(() -> log.write(this, lines, endsLine));
        }
    }

    private void toLog(Writing writing) {
        try {
            if (!broken) {
                writing.run();
            }
        } catch (IOException e) {
            broken = true;
        }
    }

    /** Something that needs room on a disk. */
    @FunctionalInterface
    private interface Writing {

        /** Does it. */
        void run() throws IOException;
    }
}
