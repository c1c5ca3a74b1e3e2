package io.github.smartscraper.e2e.masking;

import java.util.List;

/**
 * Origin of an escape: where it begins, and all that the bytes before it may be the beginning of.
 *
 * @param position in the stream
 * @param state of the automaton before it, if all bytes are taken as they are
 * @param tracks readings in which some are not
 */
record Origin(long position, int state, List<Track> tracks) {}
