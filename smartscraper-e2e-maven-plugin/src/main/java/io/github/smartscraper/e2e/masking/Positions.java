package io.github.smartscraper.e2e.masking;

import java.util.Arrays;

/** Positions that only grow. Several tracks with the same beginning share them, as long as one of them goes on. */
final class Positions {

    private static final int INITIAL = 8;

    private long[] values = new long[INITIAL];
    private int used;

    /** The first so many positions and one more. */
    Positions append(int length, long position) {
        if (used != length) {
            return last(length, length).append(length, position);
        }
        if (used == values.length) {
            values = Arrays.copyOf(values, 2 * used);
        }
        values[used++] = position;
        return this;
    }

    long get(int index) {
        return values[index];
    }

    /** A copy of the last ones of the first so many. */
    Positions last(int length, int count) {
        Positions copy = new Positions();
        copy.values = Arrays.copyOfRange(values, length - count, Math.max(length, length - count + INITIAL));
        copy.used = count;
        return copy;
    }
}
