package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.selection.filter.Shard;
import io.github.smartscraper.e2e.selection.inputs.FileSet;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Request for a selection of test classes, checked.
 *
 * @param file part of a name that chooses classes and methods
 * @param full whether the cache is ignored
 * @param lastFailed whether only what failed last time is run
 * @param auditShare which share of the classes that need not run is run anyway, from 0 to 1
 * @param shard which of several machines this is
 * @param cacheFile where the cache is
 * @param sources the application's own files
 */
public record SelectionRequest(
        Optional<String> file,
        boolean full,
        boolean lastFailed,
        double auditShare,
        Shard shard,
        Path cacheFile,
        FileSet sources) {}
