package io.github.smartscraper.e2e.failsafe.masking;

import io.github.smartscraper.e2e.masking.MaskedStream;
import io.github.smartscraper.e2e.masking.StreamMask;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.maven.surefire.api.event.AbstractStandardStreamEvent;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.report.RunMode;
import org.apache.maven.surefire.extensions.EventHandler;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or standard error of a fork, which comes in events, with secrets masked that may be spread over several of
 * them. What is held back comes with the next event, or before the next test.
 */
final class MaskedOutput {

    private final EventHandler<Event> wrapped;
    private final Kind plain;
    private final Kind line;
    private final ByteArrayOutputStream masked = new ByteArrayOutputStream();
    private final MaskedStream stream;
    private @Nullable AbstractStandardStreamEvent last;

    /**
     * Output of which nothing has come.
     *
     * @param wrapped takes what is left
     * @param plain makes events with a text
     * @param line makes events with a text that a line break follows
     */
    MaskedOutput(EventHandler<Event> wrapped, StreamMask mask, Kind plain, Kind line) {
        this.wrapped = wrapped;
        this.plain = plain;
        this.line = line;
        this.stream = mask.to(masked::write);
    }

    /** Kind of event. */
    @FunctionalInterface
    interface Kind {

        /** Makes one. */
        Event of(RunMode mode, @Nullable Long testRunId, @Nullable String text, @Nullable String stack);
    }

    void print(AbstractStandardStreamEvent event, boolean endsLine) {
        if (last != null && !Objects.equals(last.getTestRunId(), event.getTestRunId())) {
            settle();
        }
        if (event.getMessage() == null) {
            // A test that prints a single NUL character prints null, as Surefire understands it.
            settle();
            wrapped.handleEvent(event);
            return;
        }
        last = event;
        byte[] text = (event.getMessage() + (endsLine ? "\n" : "")).getBytes(StandardCharsets.UTF_8);
        stream.write(text, 0, text.length);
        boolean complete = endsLine && !stream.isHolding();
        hand(event, complete);
    }

    /** Hands on what is held back, before something else. */
    void settle() {
        stream.settle();
        if (last != null) {
            hand(last, false);
        }
    }

    /** Hands on what is held back: nothing comes any more. */
    void end() {
        stream.end();
        if (last != null) {
            hand(last, false);
        }
    }

    private void hand(AbstractStandardStreamEvent like, boolean endsLine) {
        if (masked.size() == 0) {
            return;
        }
        String text = masked.toString(StandardCharsets.UTF_8);
        masked.reset();
        // The line break may be part of a secret.
        boolean broken = endsLine && text.endsWith("\n");
        wrapped.handleEvent((broken ? line : plain)
                .of(
                        like.getRunMode(),
                        like.getTestRunId(),
                        broken ? text.substring(0, text.length() - 1) : text,
                        like.getStack()));
    }
}
