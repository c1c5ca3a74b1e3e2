package io.github.smartscraper.e2e.ports;

import java.util.Optional;

/**
 * A port that could not be had.
 *
 * @param port its number
 * @param by who listens there; empty where another build has reserved it, or it can't be told
 */
public record PortTaken(int port, Optional<Listener> by) {}
