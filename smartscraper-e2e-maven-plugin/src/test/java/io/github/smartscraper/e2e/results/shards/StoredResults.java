package io.github.smartscraper.e2e.results.shards;

import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/** Results in a file: as version 1 has them when they are written, of any version when they are read. */
public final class StoredResults {

    private StoredResults() {}

    /** Writes them. */
    public static void write(RunResults results, Path file) throws IOException {
        AtomicFile.write(file, ShardFile.tree(results).toPrettyString());
    }

    /** Reads them. */
    public static RunResults read(Path file) throws IOException {
        return ShardFile.readFrom(file).results();
    }
}
