package io.github.smartscraper.e2e.masking;

import org.jspecify.annotations.Nullable;

/**
 * Track of a reading of the stream in which at least one of the last symbols was escaped, so that symbols and bytes are
 * not the same.
 *
 * @param state of the automaton after the last symbol
 * @param positions where its symbols begin; before the first of them, all are plain bytes
 * @param length how many of the positions are those of this track
 * @param sinceEscape how many symbols have been plain bytes since the last escape
 */
record Track(int state, Positions positions, int length, int sinceEscape) {

    private static final int SPARE = 64;

    /** A track that goes on with an escaped symbol, or begins with it. */
    static Track escaped(int state, long position, @Nullable Track before) {
        return before == null
                ? new Track(state, new Positions().append(0, position), 1, 0)
                : before.next(state, position, 0);
    }

    Track plain(int next, long position) {
        return next(next, position, sinceEscape + 1);
    }

    private Track next(int next, long position, int since) {
        return new Track(next, positions.append(length, position), length + 1, since);
    }

    /** Where the last so many symbols begin. */
    long start(int symbols) {
        return symbols <= length ? positions.get(length - symbols) : positions.get(0) - (symbols - length);
    }

    /** The same with no more history than is needed: a stream may go on for ever. */
    Track trimmed(int needed) {
        return length < 2 * needed + SPARE
                ? this
                : new Track(state, positions.last(length, needed), needed, sinceEscape);
    }
}
