package io.github.smartscraper.e2e.npm;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The package.json of an application, or none. */
public final class PackageJson {

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
        JsonTree json = read();
        return !json.at("dependencies").members().isEmpty()
                || !json.at("devDependencies").members().isEmpty();
    }

    public boolean hasScript(String name) throws IOException {
        return script(name).isPresent();
    }

    /** The command of a script. */
    public Optional<String> script(String name) throws IOException {
        return read().at("scripts").at(name).text();
    }

    /** The file that {@code node} starts when it is given the directory. */
    public String main() throws IOException {
        return read().at("main").text().orElse("index.js");
    }

    /** The name of the manager that it wants, without its version; empty if it does not say. */
    String packageManager() {
        String wanted = readOrNothing().at("packageManager").text().orElse("");
        return wanted.contains("@") ? wanted.substring(0, wanted.indexOf('@')) : wanted;
    }

    /** Patterns of the directories of its workspace; none if it begins none. */
    List<String> workspaces() {
        JsonTree workspaces = readOrNothing().at("workspaces");
        return workspaces.texts().isEmpty() ? workspaces.at("packages").texts() : workspaces.texts();
    }

    private JsonTree readOrNothing() {
        try {
            return exists() ? read() : JsonTree.NOTHING;
        } catch (IOException e) {
            // Whoever runs its manager will say so.
            return JsonTree.NOTHING;
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private JsonTree read() throws IOException {
        try {
            return JsonTree.read(file);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
