package io.github.smartscraper.e2e.npm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Packages that npm has installed, compared with those that the lock file asks for. npm writes what it has installed to
 * {@code node_modules/.package-lock.json}, in the format of the lock file itself.
 */
final class NodeModules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PACKAGES = "packages";

    private final LockFile lock;

    NodeModules(LockFile lock) {
        this.lock = lock;
    }

    /** Whether an application declares packages that would have to be installed. */
    static boolean areNeeded(Path appDirectory) throws InstallException {
        Path manifest = appDirectory.resolve("package.json");
        if (!Files.isRegularFile(manifest)) {
            return false;
        }
        JsonNode json = read(manifest);
        return !json.path("dependencies").isEmpty()
                || !json.path("devDependencies").isEmpty();
    }

    /** Whether every package of the lock file is installed in its very version, and no other. */
    boolean isCurrent() throws InstallException {
        Path installedFile = lock.directory().resolve("node_modules").resolve(".package-lock.json");
        if (!Files.isRegularFile(installedFile)) {
            return false;
        }
        JsonNode wanted = read(lock.file()).path(PACKAGES);
        JsonNode installed = read(installedFile).path(PACKAGES);
        return installed.properties().stream().allMatch(entry -> isSame(entry.getValue(), wanted.path(entry.getKey())))
                && wanted.properties().stream().allMatch(entry -> isInstalled(entry, installed));
    }

    private static boolean isSame(JsonNode installed, JsonNode wanted) {
        return installed.path("version").equals(wanted.path("version"))
                && installed.path("integrity").equals(wanted.path("integrity"));
    }

    /** The entry with the empty name is the application itself; optional packages may be for another platform. */
    private static boolean isInstalled(Map.Entry<String, JsonNode> wanted, JsonNode installed) {
        return wanted.getKey().isEmpty()
                || installed.has(wanted.getKey())
                || wanted.getValue().path("optional").asBoolean()
                || wanted.getValue().path("devOptional").asBoolean();
    }

    private static JsonNode read(Path file) throws InstallException {
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new InstallException(new InstallProblem.Unreadable(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new InstallException(new InstallProblem.Unreadable(file, FailureReason.of(e)));
        }
    }
}
