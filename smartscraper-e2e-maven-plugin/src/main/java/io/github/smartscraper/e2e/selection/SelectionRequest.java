package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.selection.files.FilesRequest;
import io.github.smartscraper.e2e.selection.filter.Shard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Request for a selection of test classes, checked.
 *
 * @param file part of a name that chooses classes and methods
 * @param lastFailed whether only what failed last time is run
 * @param shard which of several machines this is
 * @param cache where the cache is, and how far it is believed
 * @param files the application's own files, and others that tests read
 * @param inputVariables names of variables of the shell, or their beginnings with a star, that count besides the usual ones
 */
public record SelectionRequest(
        Optional<String> file,
        boolean lastFailed,
        Shard shard,
        Cache cache,
        FilesRequest files,
        List<String> inputVariables) {

    /**
     * Test cache, and how far it is believed.
     *
     * @param file where it is
     * @param full whether it is ignored
     * @param auditShare which share of the classes that need not run is run anyway, from 0 to 1
     * @param explained name of a class whose inputs are printed
     * @param outputs what must be there for any class to be left out
     */
    public record Cache(Path file, boolean full, double auditShare, Optional<String> explained, List<Path> outputs) {}
}
