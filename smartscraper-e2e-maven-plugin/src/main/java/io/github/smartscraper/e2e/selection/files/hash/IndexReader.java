package io.github.smartscraper.e2e.selection.files.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reader of an index. Each text is made once, and at one go: as long as the JVM is not warm, that is the greatest part of the
 * work.
 */
public final class IndexReader {

    private final ByteBuffer in;
    private final String[] texts;

    IndexReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
        this.texts = new String[in.getInt()];
        for (int at = 0; at < texts.length; at++) {
            int length = in.getInt();
            texts[at] = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
            in.position(in.position() + length);
        }
    }

    /** Reads a number. */
    public long number() {
        return in.getLong();
    }

    /** Reads a text. */
    public String text() {
        return texts[in.getInt()];
    }

    /** Reads texts. */
    public List<String> texts() {
        int count = in.getInt();
        if (count == 0) {
            return List.of();
        }
        String[] list = new String[count];
        for (int at = 0; at < count; at++) {
            list[at] = texts[in.getInt()];
        }
        return Arrays.asList(list);
    }
}
