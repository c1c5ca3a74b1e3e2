package io.github.smartscraper.e2e.build;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one test class of a sample noted: its worker, its fork, and what its server told about itself. */
record Visit(String testClass, Properties notes) {

    String baseUrl() {
        return notes.getProperty("baseUrl");
    }

    int port() {
        return URI.create(baseUrl()).getPort();
    }

    Path dataDir() {
        return Path.of(notes.getProperty("dataDir"));
    }

    String token() {
        return notes.getProperty("token");
    }

    String workerId() {
        return notes.getProperty("workerId");
    }

    /** The value of the system property {@code sample.own} in the fork. */
    String own() {
        return notes.getProperty("own");
    }

    String forkPid() {
        return notes.getProperty("pid");
    }

    String forkArguments() {
        return notes.getProperty("argv");
    }

    Instant at() {
        return Instant.parse(notes.getProperty("at"));
    }

    String stateAtStart() {
        return notes.getProperty("stateAtStart");
    }

    /** Names of the files that the class found in its DATA_DIR. */
    List<String> filesAtStart() {
        return List.of(notes.getProperty("files").split(","));
    }

    /** The server's answer to {@code GET /about}, a JSON object. */
    String server() {
        return notes.getProperty("server");
    }

    String serverPid() {
        Matcher pid = Pattern.compile("\"pid\":(\\d+)").matcher(server());
        if (!pid.find()) {
            throw new AssertionError("no pid in " + server());
        }
        return pid.group(1);
    }
}
