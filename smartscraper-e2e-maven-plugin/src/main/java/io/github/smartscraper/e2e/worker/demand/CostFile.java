package io.github.smartscraper.e2e.worker.demand;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** File beside the test cache with what starts and tests cost, for each execution of the plugin. */
public final class CostFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, RunCosts>> COSTS = new TypeReference<>() {};

    private final Path file;
    private final String execution;
    private Optional<CompletableFuture<Map<String, RunCosts>>> ahead = Optional.empty();

    /** The costs of an execution, beside this test cache. */
    public CostFile(Path cacheFile, String execution) {
        this.file = cacheFile.resolveSibling("costs-of-" + cacheFile.getFileName());
        this.execution = execution;
    }

    /** Begins to read the file. What reads it has many classes to load, for which there is time while tests are selected. */
    public CostFile readAhead() {
        ahead = Optional.of(CompletableFuture.supplyAsync(this::all));
        return this;
    }

    /** What is known. */
    public Optional<RunCosts> read() {
        Map<String, RunCosts> all = ahead.map(CompletableFuture::join).orElseGet(this::all);
        return Optional.ofNullable(all.get(execution)).filter(RunCosts::isPlausible);
    }

    /** Adds what a run has shown. It only makes the next run faster, so that it may fail. */
    void add(RunCosts measured) {
        Map<String, RunCosts> all = all();
        RunCosts known = all.get(execution);
        all.put(execution, known == null || !known.isPlausible() ? measured : known.smoothed(measured));
        try {
            AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
        } catch (IOException e) {
            return;
        }
    }

    private Map<String, RunCosts> all() {
        try {
            return Files.exists(file) ? withoutGaps(JSON.readValue(file.toFile(), COSTS)) : new TreeMap<>();
        } catch (IOException e) {
            // Cut short, or another version's: it is measured again.
            return new TreeMap<>();
        }
    }

    @SuppressWarnings("NullAway") // JSON may leave out what a record must have.
    private static Map<String, RunCosts> withoutGaps(Map<String, RunCosts> read) {
        read.values().removeIf(costs -> costs == null || costs.server() == null || costs.fork() == null);
        return read;
    }
}
