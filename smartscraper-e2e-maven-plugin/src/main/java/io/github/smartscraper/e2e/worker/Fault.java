package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.worker.server.ServerProblem;
import java.util.Optional;

/**
 * A failure of the infrastructure, as opposed to one of a test.
 *
 * @param worker number of the worker
 * @param testClass the test class that was running on it, if any
 * @param problem what went wrong
 * @param restarts how often the worker's server had been replaced before
 */
public record Fault(int worker, Optional<String> testClass, ServerProblem problem, int restarts) {}
