package io.github.smartscraper.e2e.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Results of one run, as they stand in {@code results.json}.
 *
 * @param shard which shard this was, from 1
 * @param shards how many there are
 * @param known how many test classes the project has in all shards
 * @param totals sums over the classes
 * @param classes a result for each class of this shard, by name
 */
public record RunResults(int shard, int shards, int known, Totals totals, List<ClassResult> classes) {

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** Of the results of a million classes. */
    private static final long MAX_BYTES = 256L * 1024 * 1024;

    private static final ObjectWriter WRITER = JSON.writerWithDefaultPrettyPrinter();

    /**
     * Totals over the classes of a run.
     *
     * @param classes test classes, cached ones included
     * @param cached those that did not have to run
     * @param tests tests that ran
     * @param failures tests that failed
     * @param skipped tests that were skipped or aborted
     */
    public record Totals(int classes, int cached, int tests, int failures, int skipped) {

        static Totals of(List<ClassResult> classes) {
            int cached = (int) classes.stream()
                    .filter(result -> result.outcome() == Outcome.CACHED)
                    .count();
            return new Totals(
                    classes.size(),
                    cached,
                    classes.stream().mapToInt(result -> result.counts().tests()).sum(),
                    classes.stream()
                            .mapToInt(result -> result.counts().failures())
                            .sum(),
                    classes.stream()
                            .mapToInt(result -> result.counts().skipped())
                            .sum());
        }
    }

    /** The results of a shard. */
    public static RunResults of(int shard, int shards, int known, List<ClassResult> classes) {
        return new RunResults(shard, shards, known, Totals.of(classes), List.copyOf(classes));
    }

    /**
     * Writes them.
     *
     * @throws IOException if the file can't be written
     */
    public void writeTo(Path file) throws IOException {
        AtomicFile.write(file, WRITER.writeValueAsString(this));
    }

    /**
     * Reads what was written.
     *
     * @throws IOException if the file can't be read, or is something else; its message names file and reason in one line
     */
    public static RunResults readFrom(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(ShardMessages.noResults(file, "it has more than " + MAX_BYTES + " bytes"));
        }
        byte[] text = Files.readAllBytes(file);
        try {
            @Nullable RunResults results = JSON.readValue(text, RunResults.class);
            Optional<String> fault = ResultsCheck.fault(results);
            if (results == null || fault.isPresent()) {
                throw new IOException(ShardMessages.noResults(file, fault.orElse("")));
            }
            // What it has besides would be lost when it is written again; Jackson overlooks it in parts of a class's
            // result.
            if (!JSON.readTree(text).equals(JSON.readTree(JSON.writeValueAsBytes(results)))) {
                throw new IOException(ShardMessages.noResults(file, "there is something else in it, too"));
            }
            return results;
        } catch (JsonProcessingException e) {
            throw new IOException(ShardMessages.noResults(file, String.valueOf(e.getOriginalMessage())), e);
        } catch (CharConversionException e) {
            throw new IOException(ShardMessages.noResults(file, String.valueOf(e.getMessage())), e);
        }
    }
}
