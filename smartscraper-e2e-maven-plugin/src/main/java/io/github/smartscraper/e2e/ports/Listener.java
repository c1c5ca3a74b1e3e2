package io.github.smartscraper.e2e.ports;

/**
 * A process that listens on a port.
 *
 * @param pid its number
 * @param command its command, shortened, or an empty string where the system does not tell
 */
public record Listener(long pid, String command) {}
