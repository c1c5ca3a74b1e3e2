package io.github.smartscraper.e2e.npm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The package.json of an application, or none. */
public final class PackageJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** That of this directory. */
    public PackageJson(Path directory) {
        this.file = directory.resolve("package.json");
    }

    /** Whether there is one: only then are Node.js and npm needed. */
    public boolean exists() {
        return Files.isRegularFile(file);
    }

    public boolean hasDependencies() throws IOException {
        JsonNode json = read();
        return !json.path("dependencies").isEmpty()
                || !json.path("devDependencies").isEmpty();
    }

    public boolean hasScript(String name) throws IOException {
        return script(name).isPresent();
    }

    /** The command of a script. */
    public Optional<String> script(String name) throws IOException {
        return Optional.ofNullable(read().path("scripts").path(name).textValue());
    }

    /** The file that {@code node} starts when it is given the directory. */
    public String main() throws IOException {
        return read().path("main").asText("index.js");
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private JsonNode read() throws IOException {
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
