package io.github.smartscraper.e2e.results.timeline;

/**
 * Event at a time.
 *
 * @param at when, milliseconds since 1970
 * @param what what happened
 * @param detail more about it, or nothing
 */
public record TimedEvent(long at, String what, String detail) {}
