package io.github.smartscraper.e2e.results.timeline;

/**
 * Past run of a test class.
 *
 * @param at when it ended, milliseconds since 1970
 * @param durationMillis how long it took
 * @param outcome what came of it
 */
public record Past(long at, long durationMillis, String outcome) {}
