package io.github.smartscraper.e2e.results.shards;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartscraper.e2e.results.RunResults;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * File with the results of a shard, of any version.
 *
 * @param results what came of its classes
 * @param details the whole file
 */
record ShardFile(RunResults results, DetailedResults details) {

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Of the results of a million classes. */
    private static final long MAX_BYTES = 256L * 1024 * 1024;

    /**
     * Reads it.
     *
     * @throws IOException if the file can't be read, or is something else; its message names file and reason in one line
     */
    static ShardFile readFrom(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(ShardMessages.noResults(file, "it has more than " + MAX_BYTES + " bytes"));
        }
        try {
            if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode whole) {
                return checked(file, DetailedResults.of(whole));
            }
            throw new IOException(ShardMessages.noResults(file, "there are none in it"));
        } catch (JsonProcessingException e) {
            throw new IOException(ShardMessages.noResults(file, String.valueOf(e.getOriginalMessage())), e);
        } catch (CharConversionException e) {
            throw new IOException(ShardMessages.noResults(file, String.valueOf(e.getMessage())), e);
        }
    }

    private static ShardFile checked(Path file, DetailedResults details) throws IOException {
        @Nullable RunResults results = JSON.treeToValue(details.plain(), RunResults.class);
        Optional<String> fault = ResultsCheck.fault(results).or(details::fault);
        if (results == null || fault.isPresent()) {
            throw new IOException(ShardMessages.noResults(file, fault.orElse("")));
        }
        // What it has besides would be lost when it is written again; Jackson overlooks it in parts of a class's
        // result.
        if (!details.plain().equals(JSON.readTree(JSON.writeValueAsBytes(results)))) {
            throw new IOException(ShardMessages.noResults(file, "there is something else in it, too"));
        }
        return new ShardFile(results, details);
    }

    /** Results as version 1 has them. */
    static ObjectNode tree(RunResults results) {
        return JSON.valueToTree(results);
    }
}
