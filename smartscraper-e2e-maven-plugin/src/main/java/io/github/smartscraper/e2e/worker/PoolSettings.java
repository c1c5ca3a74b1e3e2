package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.isolation.ResetMode;

/**
 * Settings of a pool: how its workers are started, reset and replaced.
 *
 * @param parallelStarts how many servers may be starting at a time
 * @param maxRestarts how often a worker's failed server is replaced
 * @param reset what happens before each test class
 * @param limits how long a server may take to start, to answer and to end
 */
public record PoolSettings(int parallelStarts, int maxRestarts, ResetMode reset, ServerLimits limits) {}
