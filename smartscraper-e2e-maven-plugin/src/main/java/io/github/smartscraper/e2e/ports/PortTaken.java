package io.github.smartscraper.e2e.ports;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A port that could not be had.
 *
 * @param port its number
 * @param by who listens there; empty where another build has reserved it, or it can't be told
 */
public record PortTaken(int port, Optional<Listener> by) {

    /** Those of these ports on which somebody listens. */
    static List<PortTaken> among(List<Integer> ports, IntFunction<Optional<Listener>> onPort) {
        return ports.stream()
                .map(port -> new PortTaken(port, onPort.apply(port)))
                .filter(taken -> taken.by().isPresent())
                .toList();
    }
}
