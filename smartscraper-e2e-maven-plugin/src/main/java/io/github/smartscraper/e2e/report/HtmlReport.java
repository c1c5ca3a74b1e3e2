package io.github.smartscraper.e2e.report;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** HTML report: what {@code results.json} and the logs tell of a run, as one file that needs nothing else. */
public final class HtmlReport {

    private static final long MAX_BYTES = 256L * 1024 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
    }

    private HtmlReport() {}

    /** Writes a report of nothing to nowhere, after which the classes for a real one are loaded. */
    static void prepare() {
        try {
            JsonNode nothing = JSON.readTree("{\"classes\":[]}");
            ReportPage.with(JSON.writeValueAsString(new ShownText().of((ObjectNode) nothing)));
        } catch (IOException e) {
            // Whoever writes the real one will say so.
            return;
        }
    }

    /**
     * Writes the report beside the results.
     *
     * @return where it is
     * @throws IOException if the results can't be read, or are something else, or the report can't be written
     */
    public static Path write(WorkDirectory files) throws IOException {
        ObjectNode results = read(files.results());
        ReportData shown = new ReportData(files);
        if (shown.carry(results)) {
            AtomicFile.write(files.results(), results.toPrettyString());
        }
        ObjectNode data = shown.of(results);
        AtomicFile.write(files.report(), ReportPage.with(JSON.writeValueAsString(data)));
        return files.report();
    }

    private static ObjectNode read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(ReportMessages.tooLarge(file, MAX_BYTES));
        }
        JsonNode results = JSON.readTree(file.toFile());
        if (results instanceof ObjectNode object && object.path("classes").isArray()) {
            return object;
        }
        throw new IOException(ReportMessages.noResults(file));
    }
}
