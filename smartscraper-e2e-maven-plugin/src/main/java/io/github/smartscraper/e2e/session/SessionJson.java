package io.github.smartscraper.e2e.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of sessions as JSON. Each run writes some before its first server is launched, so that is done without data binding, which
 * takes a tenth of a second to be loaded; few read any.
 */
final class SessionJson {

    private SessionJson() {}

    /** Loaded by those who read. */
    private static final class Reading {

        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it can't be read or understood
     */
    static SessionRecord read(Path file) throws IOException {
        // First: there is none as a rule.
        byte[] json = Files.readAllBytes(file);
        return Reading.MAPPER.readValue(json, SessionRecord.class);
    }

    /**
     * The text of a record, as it is read again.
     *
     * @throws IOException never, since nothing but memory is written to
     */
    static String write(SessionRecord record) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("session", record.session());
            json.writeNumberField("ownerPid", record.ownerPid());
            json.writeStringField("ownerStartedAt", record.ownerStartedAt());
            write(json, record.home());
            write(json, record.browser());
            json.writeArrayFieldStart("workers");
            for (OwnedWorker worker : record.workers()) {
                write(json, worker);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("processes");
            for (OwnedProcess process : processes(record)) {
                json.writeStartObject();
                write(json, process);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static List<OwnedProcess> processes(SessionRecord record) {
        return record.processes() == null ? List.of() : record.processes();
    }

    private static void write(JsonGenerator json, @Nullable Home home) throws IOException {
        if (home != null) {
            json.writeObjectFieldStart("home");
            json.writeStringField("path", home.path());
            json.writeStringField("key", home.key());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, @Nullable OwnedBrowser browser) throws IOException {
        if (browser != null) {
            json.writeObjectFieldStart("browser");
            json.writeStringField("directory", browser.directory());
            write(json, new OwnedProcess(browser.pid(), browser.startedAt()));
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, OwnedWorker worker) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", worker.id());
        json.writeNumberField("port", worker.port());
        json.writeStringField("dataDirectory", worker.dataDirectory());
        write(json, new OwnedProcess(worker.pid(), worker.startedAt()));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, OwnedProcess process) throws IOException {
        json.writeNumberField("pid", process.pid());
        json.writeStringField("startedAt", process.startedAt());
    }
}
