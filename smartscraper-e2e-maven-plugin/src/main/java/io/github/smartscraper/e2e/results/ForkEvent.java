package io.github.smartscraper.e2e.results;

/**
 * Event in a test class: a line of a fork's event file.
 *
 * @param at when, milliseconds since 1970
 * @param event {@code begin}, {@code end}, {@code skipped}, {@code fault}, {@code overlap} or {@code discovered}
 * @param testClass which class
 * @param worker number of the worker
 * @param detail {@code PASSED} or {@code FAILED} at the end, else a reason
 * @param counts the tests that have run since the class began
 */
record ForkEvent(long at, String event, String testClass, int worker, String detail, TestCounts counts) {}
