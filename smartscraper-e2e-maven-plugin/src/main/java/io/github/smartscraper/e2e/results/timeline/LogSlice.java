package io.github.smartscraper.e2e.results.timeline;

/**
 * Slice of a worker's log: what its server printed meanwhile.
 *
 * @param file the log
 * @param from where it begins, in bytes
 * @param to where it ends
 */
public record LogSlice(String file, long from, long to) {}
