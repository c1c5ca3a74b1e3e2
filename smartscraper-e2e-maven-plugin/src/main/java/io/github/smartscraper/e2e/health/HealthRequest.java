package io.github.smartscraper.e2e.health;

import java.time.Duration;

/**
 * Request for health: how a server is asked whether it is ready, as the user has described it.
 *
 * @param path what is asked for
 * @param healthy status codes of a server that is ready
 * @param limit how long one answer may take
 */
public record HealthRequest(String path, StatusCodes healthy, Duration limit) {}
