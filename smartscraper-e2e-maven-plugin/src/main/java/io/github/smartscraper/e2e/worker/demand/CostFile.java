package io.github.smartscraper.e2e.worker.demand;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** File beside the test cache with what starts and tests cost, for each execution of the plugin. */
public final class CostFile {

    private static final JsonFactory FACTORY = new JsonFactory();

    private static final String SERVER = "/server";
    private static final String FORK = "/fork";
    private static final String WALL = "/wallMillis";
    private static final String CPU = "/cpuMillis";
    private static final String SHARE = "/share";
    private static final String STRETCH = "/stretch";
    private static final Double NONE = -1.0;

    private final Path file;
    private final String execution;

    /** The costs of an execution, beside this test cache. */
    public CostFile(Path cacheFile, String execution) {
        this.file = cacheFile.resolveSibling("costs-of-" + cacheFile.getFileName());
        this.execution = execution;
    }

    /** What is known. */
    public Optional<RunCosts> read() {
        return Optional.ofNullable(all().get(execution)).filter(RunCosts::isPlausible);
    }

    /** Adds what a run has shown. It only makes the next run faster, so that it may fail. */
    void add(RunCosts measured) {
        Map<String, RunCosts> all = all();
        RunCosts known = all.get(execution);
        all.put(execution, known == null || !known.isPlausible() ? measured : known.smoothed(measured));
        try {
            AtomicFile.write(file, written(all));
        } catch (IOException e) {
            return;
        }
    }

    private Map<String, RunCosts> all() {
        Map<String, RunCosts> all = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                numbers(Files.readAllBytes(file)).forEach((name, numbers) -> all.put(name, costs(numbers)));
            }
            return all;
        } catch (IOException e) {
            // Cut short, or another version's: it is measured again.
            return all;
        }
    }

    /** The numbers of each execution, by where they are in it. Data binding would take longer to get ready than a server. */
    private static Map<String, Map<String, Double>> numbers(byte[] content) throws IOException {
        Map<String, Map<String, Double>> numbers = new TreeMap<>();
        try (JsonParser json = FACTORY.createParser(content)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isNumeric()) {
                    JsonPointer place = json.getParsingContext().pathAsPointer();
                    numbers.computeIfAbsent(String.valueOf(place.getMatchingProperty()), name -> new HashMap<>())
                            .put(String.valueOf(place.tail()), json.getDoubleValue());
                }
            }
        }
        return numbers;
    }

    /** What lacks a number is not plausible. */
    private static RunCosts costs(Map<String, Double> numbers) {
        return new RunCosts(
                cost(numbers, SERVER),
                cost(numbers, FORK),
                numbers.getOrDefault(SHARE, NONE),
                numbers.getOrDefault(STRETCH, NONE));
    }

    private static Cost cost(Map<String, Double> numbers, String of) {
        return new Cost(
                numbers.getOrDefault(of + WALL, NONE).longValue(),
                numbers.getOrDefault(of + CPU, NONE).longValue());
    }

    private static byte[] written(Map<String, RunCosts> all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Map.Entry<String, RunCosts> entry : all.entrySet()) {
                RunCosts costs = entry.getValue();
                json.writeObjectFieldStart(entry.getKey());
                write(json, SERVER, costs.server());
                write(json, FORK, costs.fork());
                json.writeNumberField(field(SHARE), costs.share());
                json.writeNumberField(field(STRETCH), costs.stretch());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, Cost cost) throws IOException {
        json.writeObjectFieldStart(field(name));
        json.writeNumberField(field(WALL), cost.wallMillis());
        json.writeNumberField(field(CPU), cost.cpuMillis());
        json.writeEndObject();
    }

    private static String field(String pointer) {
        return pointer.substring(1);
    }
}
