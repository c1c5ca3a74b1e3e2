package io.github.smartscraper.e2e.logs;

import io.github.smartscraper.e2e.masking.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Writer of one source that writes each line to a log when it is complete, and no more of it than a line may have. It goes
 * on reading when nothing can be written any more, so that the process that prints is not held up.
 */
final class LineWriter implements ByteSink {

    /** What is longer is no text for people; a server may print 300 MB without a line break. */
    static final int LONGEST = 1 << 20;

    private final BoundedLog log;
    private final UnaryOperator<String> mask;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int printed;
    private boolean cut;
    private boolean afterReturn;
    private boolean broken;

    /**
     * A writer.
     *
     * @param mask applied to each line
     */
    LineWriter(BoundedLog log, UnaryOperator<String> mask) {
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
                add(bytes, begin, index - begin);
                begin = index + 1;
                if (read == '\r' || !afterReturn) {
                    finish();
                }
            }
            afterReturn = read == '\r';
        }
        add(bytes, begin, offset + count - begin);
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
        byte[] text = mask.apply(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        line.reset();
        try {
            if (broken) {
                return;
            }
            if (continued) {
                log.finish(this);
            } else {
                log.write(this, text, finished);
            }
        } catch (IOException e) {
            broken = true;
        }
    }
}
