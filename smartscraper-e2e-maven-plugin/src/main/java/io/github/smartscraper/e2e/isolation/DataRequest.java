package io.github.smartscraper.e2e.isolation;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The state of the application's servers: what it begins with, and what becomes of it.
 *
 * @param seed directory that every DATA_DIR begins as a copy of
 * @param root where DATA_DIRs are made
 * @param reset what happens before each test class
 * @param keep which test classes leave a copy behind
 */
public record DataRequest(Optional<Path> seed, Path root, ResetMode reset, KeepMode keep) {}
