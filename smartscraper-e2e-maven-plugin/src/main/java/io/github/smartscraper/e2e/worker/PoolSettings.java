package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.isolation.ResetMode;
import java.time.Duration;

/**
 * Settings of a pool: how its workers are started, reset and replaced.
 *
 * @param parallelStarts how many servers may be starting at a time
 * @param maxRestarts how often a worker's failed server is replaced
 * @param reset what happens before each test class
 * @param timeout how long a server may take until it is healthy
 */
public record PoolSettings(int parallelStarts, int maxRestarts, ResetMode reset, Duration timeout) {}
