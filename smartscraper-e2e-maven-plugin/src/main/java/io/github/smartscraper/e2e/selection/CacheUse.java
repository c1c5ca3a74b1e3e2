package io.github.smartscraper.e2e.selection;

/**
 * Use of the cache: how far it may be trusted.
 *
 * @param ignored run all, whatever it says
 * @param chosen run all, because they were chosen by name
 * @param auditShare which share of the classes that it would skip is run anyway, from 0 to 1
 */
public record CacheUse(boolean ignored, boolean chosen, double auditShare) {}
