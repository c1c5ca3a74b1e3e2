package io.github.smartscraper.e2e.build.harness.traces;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Visit of a sample's test class to its worker: the worker, the fork, and what the server told about itself. */
public record Visit(String testClass, Properties notes) {

    private static final Pattern PID = Pattern.compile("\"pid\":(\\d+)");

    public String baseUrl() {
        return notes.getProperty("baseUrl");
    }

    public int port() {
        return URI.create(baseUrl()).getPort();
    }

    public Path dataDir() {
        return Path.of(notes.getProperty("dataDir"));
    }

    public String token() {
        return notes.getProperty("token");
    }

    public String workerId() {
        return notes.getProperty("workerId");
    }

    /** The value of the system property {@code sample.own} in the fork. */
    public String own() {
        return notes.getProperty("own");
    }

    /** The value of the system property {@code sample.configured} in the fork. */
    public String configured() {
        return notes.getProperty("configured");
    }

    public String forkPid() {
        return notes.getProperty("pid");
    }

    public String forkArguments() {
        return notes.getProperty("argv");
    }

    public Instant at() {
        return Instant.parse(notes.getProperty("at"));
    }

    public String stateAtStart() {
        return notes.getProperty("stateAtStart");
    }

    /** Names of the files that the class found in its DATA_DIR. */
    public List<String> filesAtStart() {
        return List.of(notes.getProperty("files").split(","));
    }

    /** The server's answer to {@code GET /about}, a JSON object. */
    public String server() {
        return notes.getProperty("server");
    }

    public String serverPid() {
        Matcher pid = PID.matcher(server());
        if (!pid.find()) {
            throw new AssertionError("no pid in " + server());
        }
        return pid.group(1);
    }
}
