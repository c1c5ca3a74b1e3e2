package io.github.smartscraper.e2e.masking;

import io.github.smartscraper.e2e.masking.forms.Automaton;
import io.github.smartscraper.e2e.masking.forms.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matcher that reads a stream in all ways in which its bytes may be understood at once: each as it is, which is nearly
 * always the only reading, and as escapes wherever one is complete. Each reading is a state of the same automaton, so a
 * form is found whichever of its characters are escaped, and however.
 */
final class Matcher {

    /** More readings that are the beginning of a form at the same time need a secret that is made for it. */
    private static final int MOST_TRACKS = 64;

    private final Automaton automaton;
    private final Found found;
    private Escapes escapes = new Escapes(this::decoded);
    private int state = Automaton.ROOT;
    private List<Track> tracks = List.of();
    private List<Track> following = List.of();
    private long position;

    /** A matcher for a stream of which so many bytes have gone by. */
    Matcher(Automaton automaton, long position, Found found) {
        this.automaton = automaton;
        this.position = position;
        this.found = found;
    }

    /** Receiver of what is found. */
    @FunctionalInterface
    interface Found {

        /** Takes a form that begins and ends at these positions of the stream. */
        void take(Form form, long start, long end);
    }

    void accept(byte[] bytes, int from, int to) {
        for (int index = from; index < to; index++) {
            byte read = bytes[index];
            if (Escapes.isFirst(read) || !tracks.isEmpty() || escapes.areOpen()) {
                acceptAmongEscapes(read);
            } else {
                state = automaton.next(state, read);
                position++;
                if (automaton.isEnd(state)) {
                    report(state, null);
                }
            }
        }
    }

    private void acceptAmongEscapes(byte read) {
        Origin here = new Origin(position, state, tracks);
        for (Track track : tracks) {
            int next = automaton.next(track.state(), read);
            if (automaton.depth(next) > track.sinceEscape() + 1) {
                follow(track.plain(next, position));
            }
        }
        state = automaton.next(state, read);
        position++;
        escapes.accept(read, here);
        tracks = following;
        following = List.of();
        if (automaton.isEnd(state)) {
            report(state, null);
        }
        for (Track track : tracks) {
            if (automaton.isEnd(track.state())) {
                report(track.state(), track);
            }
        }
    }

    private void decoded(Origin origin, byte[] symbols) {
        if (origin.state() != Automaton.ROOT || origin.tracks().isEmpty()) {
            escape(origin, origin.state(), null, symbols);
        }
        for (Track track : origin.tracks()) {
            escape(origin, track.state(), track, symbols);
        }
    }

    private void escape(Origin origin, int from, @Nullable Track before, byte[] symbols) {
        int next = from;
        Track track = before;
        for (byte symbol : symbols) {
            next = automaton.next(next, symbol);
            if (next == Automaton.ROOT) {
                return;
            }
            track = Track.escaped(next, origin.position(), track);
        }
        if (track != null) {
            follow(track);
        }
    }

    /** Keeps a track, unless another one will find whatever it could find. */
    private void follow(Track track) {
        if (following.isEmpty()) {
            following = new ArrayList<>();
        }
        int depth = automaton.depth(track.state());
        for (Track other : following) {
            if (includes(other, track)) {
                return;
            }
        }
        following.removeIf(other -> includes(track, other));
        following.add(track.trimmed(depth));
        if (following.size() > MOST_TRACKS) {
            following.remove(following.stream()
                    .min(Comparator.comparingInt(any -> automaton.depth(any.state())))
                    .orElse(track));
        }
    }

    private boolean includes(Track longer, Track shorter) {
        int symbols = automaton.depth(shorter.state());
        return automaton.endsWith(longer.state(), shorter.state()) && longer.start(symbols) <= shorter.start(symbols);
    }

    private void report(int end, @Nullable Track track) {
        for (int node = end; node != Automaton.ROOT; node = automaton.nextEnd(node)) {
            for (Form form : automaton.forms(node)) {
                long start = track == null ? position - form.length() : track.start(form.length());
                found.take(form, start, position);
            }
        }
    }

    /** From where on the stream may be the beginning of a form that is not complete; its end, if nothing is. */
    long openFrom() {
        long from = openFrom(position, state, tracks);
        for (Origin origin : escapes.open()) {
            from = Math.min(from, openFrom(origin.position(), origin.state(), origin.tracks()));
        }
        return from;
    }

    private long openFrom(long at, int plain, List<Track> others) {
        long from = at - automaton.open(plain);
        for (Track track : others) {
            int open = automaton.open(track.state());
            from = open == 0 ? from : Math.min(from, track.start(open));
        }
        return from;
    }

    /** Reads on as if no escape had begun. */
    void forgetEscapes() {
        escapes = new Escapes(this::decoded);
        tracks = List.of();
    }
}
