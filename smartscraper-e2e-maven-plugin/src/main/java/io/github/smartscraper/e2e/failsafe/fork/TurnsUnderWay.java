package io.github.smartscraper.e2e.failsafe.fork;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.UniqueId;

/** Turns that have begun and not ended; classes may begin and end on several threads. */
final class TurnsUnderWay {

    /** Guarded by this. */
    private final Map<UniqueId, Turn> turns = new LinkedHashMap<>();

    /** Adds one, and returns another that has not ended, unless it is that of the suite around it. */
    synchronized Optional<Turn> begin(Turn turn) {
        Optional<Turn> other =
                turns.values().stream().filter(one -> !turn.isWithin(one)).findFirst();
        turns.put(turn.id(), turn);
        return other;
    }

    synchronized void end(Turn turn) {
        turns.remove(turn.id());
    }
}
