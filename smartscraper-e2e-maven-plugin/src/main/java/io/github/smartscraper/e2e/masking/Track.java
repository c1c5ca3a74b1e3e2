package io.github.smartscraper.e2e.masking;

import org.jspecify.annotations.Nullable;

/**
 * Track of a reading of the stream in which at least one of the last symbols was escaped, so that symbols and bytes are
 * not the same. It ends in its last symbol and leads back from one to the one before it.
 *
 * @param state of the automaton after the symbol
 * @param position where the symbol begins in the stream
 * @param before the symbol before it; null if that, and all before it, are plain bytes
 * @param sinceEscape how many symbols have been plain bytes since the last escape
 * @param length how many symbols can be gone back
 */
record Track(int state, long position, @Nullable Track before, int sinceEscape, int length) {

    private static final int SPARE = 64;

    static Track escaped(int state, long position, @Nullable Track before) {
        return new Track(state, position, before, 0, before == null ? 1 : before.length() + 1);
    }

    Track plain(int next, long at) {
        return new Track(next, at, this, sinceEscape + 1, length + 1);
    }

    /** Where the last so many symbols begin. */
    long start(int symbols) {
        Track track = this;
        int left = symbols;
        while (left > 1 && track.before != null) {
            track = track.before;
            left--;
        }
        return track.position - (left - 1);
    }

    /** The same with no more history than is needed: a stream may go on for ever. */
    Track trimmed(int needed) {
        if (length < 2 * needed + SPARE) {
            return this;
        }
        long[] positions = new long[needed];
        int[] states = new int[needed];
        Track track = this;
        for (int index = needed - 1; index >= 0 && track != null; index--) {
            positions[index] = track.position;
            states[index] = track.state;
            track = track.before;
        }
        Track copy = null;
        for (int index = 0; index < needed; index++) {
            copy = new Track(states[index], positions[index], copy, sinceEscape, index + 1);
        }
        return copy == null ? this : copy;
    }
}
