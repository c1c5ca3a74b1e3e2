package io.github.smartscraper.e2e.selection.files.hash;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Reader of an index. A text is made when it is asked for: most of them never are. */
public final class IndexReader {

    private static final long LOW_HALF = 0xffff_ffffL;

    private final byte[] bytes;

    /** Where each text begins, after its length. */
    private final int[] begins;

    private final @Nullable String[] texts;
    private int position;

    IndexReader(byte[] bytes) {
        this.bytes = bytes;
        this.begins = new int[integer()];
        this.texts = new String[begins.length];
        for (int at = 0; at < begins.length; at++) {
            int length = integer();
            begins[at] = position;
            position += length;
        }
    }

    /** Reads a number. */
    public long number() {
        long high = integer(position);
        long low = integer(position + Integer.BYTES);
        position += Long.BYTES;
        return (high << Integer.SIZE) | (low & LOW_HALF);
    }

    private int integer() {
        position += Integer.BYTES;
        return integer(position - Integer.BYTES);
    }

    /** A buffer would do the same, at several times the cost as long as the JVM is not warm. */
    private int integer(int at) {
        return ((bytes[at] & 0xff) << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }

    /** Reads a text. */
    public String text() {
        return text(integer());
    }

    private String text(int number) {
        String known = texts[number];
        if (known != null) {
            return known;
        }
        int begin = begins[number];
        String text = new String(bytes, begin, integer(begin - Integer.BYTES), StandardCharsets.UTF_8);
        // Another thread may make the same text meanwhile, which is as good.
        texts[number] = text;
        return text;
    }

    /** Reads texts. */
    public List<String> texts() {
        int count = integer();
        if (count == 0) {
            return List.of();
        }
        Texts list = new Texts(position, count);
        position += count * Integer.BYTES;
        return list;
    }

    /** List of texts, each of which is made when it is asked for. */
    private final class Texts extends AbstractList<String> implements RandomAccess {

        private final int begin;
        private final int size;

        private Texts(int begin, int size) {
            this.begin = begin;
            this.size = size;
        }

        @Override
        public String get(int at) {
            return text(integer(begin + at * Integer.BYTES));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
