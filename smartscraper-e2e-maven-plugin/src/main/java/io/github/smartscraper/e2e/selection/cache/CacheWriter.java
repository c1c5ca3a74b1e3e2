package io.github.smartscraper.e2e.selection.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * Writer of the test cache as JSON. Each run takes back what it is about to try before it starts a server, so that data binding, which
 * takes a tenth of a second to be loaded, would keep all of it waiting.
 */
final class CacheWriter {

    private final JsonGenerator json;

    private CacheWriter(JsonGenerator json) {
        this.json = json;
    }

    /**
     * The text of a cache, as {@link CacheJson} reads it.
     *
     * @throws IOException never, since nothing but memory is written to
     */
    static String write(TestCache cache) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            new CacheWriter(json).cache(cache);
        }
        return text.toString();
    }

    private void cache(TestCache cache) throws IOException {
        json.writeStartObject();
        json.writeStringField("pluginVersion", cache.pluginVersion());
        json.writeStringField("algorithm", cache.algorithm());
        json.writeObjectFieldStart("executions");
        for (Map.Entry<String, ? extends Map<String, CacheEntry>> execution :
                cache.executions().entrySet()) {
            json.writeObjectFieldStart(execution.getKey());
            for (Map.Entry<String, CacheEntry> entry : execution.getValue().entrySet()) {
                json.writeFieldName(entry.getKey());
                entry(entry.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void entry(CacheEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("last", entry.last().name());
        timing(entry.timing());
        texts("passes", entry.passes());
        texts("empties", entry.empties());
        inputs(entry.lastPass());
        json.writeEndObject();
    }

    private void timing(CacheEntry.Timing timing) throws IOException {
        json.writeObjectFieldStart("timing");
        json.writeNumberField("lastRun", timing.lastRun());
        json.writeNumberField("durationMillis", timing.durationMillis());
        json.writeArrayFieldStart("durations");
        for (long millis : timing.durations()) {
            json.writeNumber(millis);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void inputs(CacheEntry.Inputs inputs) throws IOException {
        json.writeObjectFieldStart("lastPass");
        json.writeStringField("signature", inputs.signature());
        json.writeObjectFieldStart("own");
        for (Map.Entry<String, String> input : inputs.own().entrySet()) {
            json.writeStringField(input.getKey(), input.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
