package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.ShardMerge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What goal merge does. */
public final class ShardJoin {

    private static final String NAME = "results";
    private static final String ENDING = ".json";

    private final Console console;

    /** A join that says what it has joined. */
    public ShardJoin(Console console) {
        this.console = console;
    }

    /**
     * Joins the results of all shards, found as {@code results*.json} anywhere under a directory, and writes them as
     * those of one run.
     *
     * @throws ConfigurationException if there are no results, or a shard is missing, or a class ran in two of them
     * @throws InfrastructureException if a file can't be read or written
     */
    public void run(Path directory, WorkFiles files) throws ConfigurationException, InfrastructureException {
        if (!Files.isDirectory(directory)) {
            throw new ConfigurationException(Messages.badParameter(
                    "merge", directory.toString(), "a directory that holds the results.json of all shards", "shards"));
        }
        try {
            List<RunResults> shards = new ArrayList<>();
            for (Path file : resultFiles(directory)) {
                shards.add(RunResults.readFrom(file));
            }
            if (shards.isEmpty()) {
                throw new ConfigurationException(Messages.noResults(directory));
            }
            ShardMerge merge = ShardMerge.of(shards);
            if (!merge.isWhole()) {
                throw new ConfigurationException(Messages.shardsDoNotJoin(merge));
            }
            merge.results().writeTo(files.results());
            console.info(Messages.joined(shards.size(), merge.results().totals(), files.results()));
        } catch (IOException e) {
            throw new InfrastructureException(
                    Messages.fileSystem("The shards could not be joined", String.valueOf(e.getMessage())), e);
        }
    }

    private static List<Path> resultFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(NAME))
                    .filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }
}
