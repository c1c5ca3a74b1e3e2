package io.github.smartscraper.e2e.logs;

import io.github.smartscraper.e2e.masking.MaskedStream;
import io.github.smartscraper.e2e.masking.StreamMask;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Output of one source on its way to a log: secrets are masked, then it is cut into lines. A line that is not complete is
 * written when it has rested for a moment, such as the question of a server that waits for an answer. Nothing that is
 * printed can end the thread that reads it.
 */
public final class MaskedLog extends OutputStream {

    static final Duration REST = Duration.ofMillis(500);

    private final BoundedLog log;
    private final UnaryOperator<String> mask;
    private LineWriter lines;
    private Optional<MaskedStream> stream;
    private long lastWrite = System.nanoTime();
    private boolean resting;
    private boolean ended;

    /**
     * Output of which nothing has come.
     *
     * @param mask replaces secrets, line by line if it can't look at streams
     */
    MaskedLog(BoundedLog log, UnaryOperator<String> mask) {
        this.log = log;
        this.mask = mask;
        this.lines = lines();
        this.stream = stream();
    }

    private LineWriter lines() {
        return new LineWriter(log, mask instanceof StreamMask ? Optional.empty() : Optional.of(mask));
    }

    private Optional<MaskedStream> stream() {
        return mask instanceof StreamMask streams ? Optional.of(streams.to(lines)) : Optional.empty();
    }

    @Override
    public void write(int read) {
        write(new byte[] {(byte) read}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
        if (ended) {
            return;
        }
        lastWrite = System.nanoTime();
        try {
            if (stream.isPresent()) {
                stream.get().write(bytes, offset, count);
            } else {
                lines.write(bytes, offset, count);
            }
        } catch (RuntimeException e) {
            beginAnew(e);
        }
        lines.flush();
        restLater();
    }

    /** What was held back is lost, and in its place there is a line that says so. */
    private void beginAnew(RuntimeException failure) {
        lines.flush();
        lines = new LineWriter(log, Optional.empty());
        byte[] words = (LogMessages.notMasked(failure) + '\n').getBytes(StandardCharsets.UTF_8);
        lines.write(words, 0, words.length);
        lines.flush();
        lines = lines();
        stream = stream();
    }

    private void restLater() {
        boolean held = stream.isPresent() && stream.get().isHolding();
        if (!resting && (held || lines.isUnfinished())) {
            resting = true;
            CompletableFuture.delayedExecutor(REST.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::rest);
        }
    }

    private synchronized void rest() {
        resting = false;
        if (ended) {
            return;
        }
        if (System.nanoTime() - lastWrite < REST.toNanos()) {
            restLater();
            return;
        }
        settle(lines::settle);
    }

    /** Writes what there is as a line of its own, since the process has ended or somebody else reads on. */
    public synchronized void pause() {
        settle(lines::end);
    }

    private void settle(Runnable write) {
        try {
            stream.ifPresent(MaskedStream::settle);
            write.run();
        } catch (RuntimeException e) {
            beginAnew(e);
        }
        lines.flush();
    }

    /** Writes the rest: nothing comes any more. */
    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            stream.ifPresent(MaskedStream::end);
            lines.end();
        } catch (RuntimeException e) {
            beginAnew(e);
        }
        lines.flush();
    }
}
