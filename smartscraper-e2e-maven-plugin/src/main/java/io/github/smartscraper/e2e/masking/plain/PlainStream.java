package io.github.smartscraper.e2e.masking.plain;

import io.github.smartscraper.e2e.masking.MaskedStream;
import io.github.smartscraper.e2e.support.ControlSequences;
import java.io.ByteArrayOutputStream;

/** Stream of what a terminal would be sent, of which only text is handed on: UTF-8, with carriage returns. */
final class PlainStream implements MaskedStream {

    /** Before what is a control character in ISO 8859, and takes two bytes in UTF-8. */
    private static final byte BEFORE_C1 = (byte) 0xC2;

    private static final int LAST_C1 = 0x9F;
    /** Stands for a part of a character beyond all control characters. */
    private static final int LETTER = 0x100;

    private final MaskedStream text;
    private final ControlSequences sequences = new ControlSequences();
    private boolean beforeC1;

    PlainStream(MaskedStream text) {
        this.text = text;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(count);
        for (int index = offset; index < offset + count; index++) {
            take(bytes[index], plain);
        }
        byte[] left = plain.toByteArray();
        text.write(left, 0, left.length);
    }

    private void take(byte next, ByteArrayOutputStream plain) {
        int value = next & 0xFF;
        if (beforeC1) {
            beforeC1 = false;
            if (value <= LAST_C1 && next < 0) {
                sequences.isText(value);
                return;
            }
            add(BEFORE_C1, LETTER, plain);
        }
        if (next == BEFORE_C1) {
            beforeC1 = true;
        } else {
            add(next, next < 0 ? LETTER : value, plain);
        }
    }

    private void add(byte next, int value, ByteArrayOutputStream plain) {
        if (sequences.isText(value) || value == '\r') {
            plain.write(next);
        }
    }

    @Override
    public boolean isHolding() {
        return text.isHolding();
    }

    @Override
    public void settle() {
        text.settle();
    }

    @Override
    public void end() {
        text.end();
    }
}
