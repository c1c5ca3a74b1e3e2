package io.github.smartscraper.e2e.masking;

import io.github.smartscraper.e2e.masking.forms.Automaton;
import io.github.smartscraper.e2e.masking.forms.Base64Sign;
import io.github.smartscraper.e2e.masking.forms.Form;
import io.github.smartscraper.e2e.masking.forms.SecretForms;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;

/** Stream in which secrets are replaced by {@code ****}, in however many parts they come. Not safe for several threads. */
public final class SecretStream implements MaskedStream {

    private static final byte[] MASK = {'*', '*', '*', '*'};
    private static final int PIECE = 8 * 1024;
    /** More is not held back: a stream of zeros may pretend to become a character reference for ever. */
    private static final int MOST_HELD = 1024 * 1024;

    private static final int LONGEST_SIGN = 6;

    private final Supplier<Automaton> secrets;
    private final ByteSink sink;
    private Automaton automaton;
    private Matcher matcher;
    private byte[] bytes = new byte[2 * PIECE];
    private int length;
    /** The position in the stream of the first of the bytes. */
    private long base;

    private final BitSet covered = new BitSet();
    private boolean inMask;

    /**
     * A stream of which nothing has come.
     *
     * @param secrets finds what has to be replaced; secrets may become known while the stream goes on
     * @param sink takes what is left
     */
    public SecretStream(Supplier<Automaton> secrets, ByteSink sink) {
        this.secrets = secrets;
        this.sink = sink;
        this.automaton = secrets.get();
        this.matcher = matcher();
    }

    private Matcher matcher() {
        return new Matcher(automaton, base, this::cover);
    }

    @Override
    public void write(byte[] more, int offset, int count) {
        Automaton current = secrets.get();
        if (current != automaton) {
            automaton = current;
            matcher = matcher();
            matcher.accept(bytes, 0, length);
        }
        if (automaton.isEmpty()) {
            sink.write(more, offset, count);
            return;
        }
        for (int done = 0; done < count; done += PIECE) {
            accept(more, offset + done, Math.min(PIECE, count - done));
        }
    }

    private void accept(byte[] more, int offset, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        System.arraycopy(more, offset, bytes, length, count);
        length += count;
        matcher.accept(bytes, length - count, length);
        int free = (int) Math.max(0, matcher.openFrom() - base);
        if (length - free > MOST_HELD) {
            matcher.forgetEscapes();
            hold(0);
        } else {
            hand(free - signBefore(free));
        }
    }

    /** How many bytes before there may be a sign of base64 that holds the first bits of a secret. */
    private int signBefore(int index) {
        for (int size = LONGEST_SIGN; size > 0; size--) {
            int value = Base64Sign.ending(bytes, index, size);
            if (value >= 0 && automaton.mayComeFirst(value)) {
                return size;
            }
        }
        return 0;
    }

    private void cover(Form form, long start, long end) {
        int begin = (int) Math.max(0, start - base);
        if (form.needsSignBefore()) {
            int size = LONGEST_SIGN;
            while (size > 0 && !mayFollow(form, Base64Sign.ending(bytes, begin, size))) {
                size--;
            }
            if (size == 0) {
                return;
            }
            begin -= size;
        }
        covered.set(begin, (int) (end - base));
    }

    private static boolean mayFollow(Form form, int sign) {
        return sign >= 0 && form.mayFollow(sign);
    }

    @Override
    public boolean isHolding() {
        return length > 0;
    }

    @Override
    public void settle() {
        hold(SecretForms.SHORTEST);
    }

    private void hold(int harmless) {
        if (length >= harmless) {
            covered.set(0, length);
        }
        hand(length);
    }

    @Override
    public void end() {
        hand(length);
        inMask = false;
        matcher = matcher();
    }

    private void hand(int count) {
        int done = 0;
        while (done < count) {
            boolean secret = covered.get(done);
            int next = secret ? covered.nextClearBit(done) : covered.nextSetBit(done);
            int end = next < 0 ? count : Math.min(next, count);
            if (!secret) {
                sink.write(bytes, done, end - done);
            } else if (!inMask) {
                sink.write(MASK, 0, MASK.length);
            }
            inMask = secret;
            done = end;
        }
        forget(count);
    }

    private void forget(int count) {
        if (count == 0) {
            return;
        }
        BitSet rest = covered.get(count, length);
        covered.clear();
        covered.or(rest);
        System.arraycopy(bytes, count, bytes, 0, length - count);
        length -= count;
        base += count;
    }
}
