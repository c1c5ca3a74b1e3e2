package io.github.smartscraper.e2e.results.shards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Merger of results: it joins those of several shards into those of one run, as goal merge does. */
public final class ShardMerger {

    private static final String NAME = "results";
    private static final String ENDING = ".json";

    private final Console console;

    /** A merger that says what it has joined. */
    public ShardMerger(Console console) {
        this.console = console;
    }

    /**
     * Joins the results of all shards, found as {@code results*.json} anywhere under a directory, and writes them as
     * those of one run.
     *
     * @param target where they are written
     * @throws ConfigurationException if there are no results, or a shard is missing, or a class ran in two of them
     * @throws InfrastructureException if a file can't be read or written
     */
    public void run(Path directory, Path target) throws ConfigurationException, InfrastructureException {
        if (!Files.isDirectory(directory)) {
            throw new ConfigurationException(ShardMessages.noDirectory(directory));
        }
        try {
            List<ShardFile> shards = new ArrayList<>();
            for (Path file : resultFiles(directory)) {
                shards.add(ShardFile.readFrom(file));
            }
            if (shards.isEmpty()) {
                throw new ConfigurationException(ShardMessages.noResults(directory));
            }
            MergedShards merge =
                    MergedShards.of(shards.stream().map(ShardFile::results).toList());
            if (!merge.isWhole()) {
                throw new ConfigurationException(ShardMessages.notWhole(merge));
            }
            requireEnds(shards);
            AtomicFile.write(target, joined(merge, shards).toPrettyString());
            console.info(ShardMessages.merged(shards.size(), merge.results().totals(), target));
        } catch (IOException e) {
            throw new InfrastructureException(ShardMessages.notMerged(FailureReason.of(e)), e);
        }
    }

    /** A killed shard has left what it had, in which classes are missing that have not failed. */
    private static void requireEnds(List<ShardFile> shards) throws ConfigurationException {
        List<Integer> cutShort = shards.stream()
                .filter(shard -> shard.details().isCutShort())
                .map(shard -> shard.results().shard())
                .toList();
        if (!cutShort.isEmpty()) {
            throw new ConfigurationException(ShardMessages.cutShort(cutShort));
        }
    }

    private static ObjectNode joined(MergedShards merge, List<ShardFile> shards) {
        return MergedDetails.of(
                ShardFile.tree(merge.results()),
                shards.stream().map(ShardFile::details).toList());
    }

    private static List<Path> resultFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory.toRealPath())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(NAME))
                    .filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
