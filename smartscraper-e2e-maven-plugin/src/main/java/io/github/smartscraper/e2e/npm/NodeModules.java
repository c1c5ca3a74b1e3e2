package io.github.smartscraper.e2e.npm;

import com.fasterxml.jackson.core.JsonProcessingException;
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
        JsonTree json = read(manifest);
        return !json.at("dependencies").members().isEmpty()
                || !json.at("devDependencies").members().isEmpty();
    }

    /** Whether every package of the lock file is installed in its very version, and no other. */
    boolean isCurrent() throws InstallException {
        Path installedFile = lock.directory().resolve("node_modules").resolve(".package-lock.json");
        if (!Files.isRegularFile(installedFile)) {
            return false;
        }
        JsonTree wanted = read(lock.file()).at(PACKAGES);
        JsonTree installed = read(installedFile).at(PACKAGES);
        return installed.members().entrySet().stream()
                        .allMatch(entry -> isSame(entry.getValue(), wanted.at(entry.getKey())))
                && wanted.members().entrySet().stream().allMatch(entry -> isInstalled(entry, installed));
    }

    private static boolean isSame(JsonTree installed, JsonTree wanted) {
        return installed.at("version").text().equals(wanted.at("version").text())
                && installed
                        .at("integrity")
                        .text()
                        .equals(wanted.at("integrity").text());
    }

    /** The entry with the empty name is the application itself; optional packages may be for another platform. */
    private static boolean isInstalled(Map.Entry<String, JsonTree> wanted, JsonTree installed) {
        return wanted.getKey().isEmpty()
                || installed.members().containsKey(wanted.getKey())
                || wanted.getValue().at("optional").isTrue()
                || wanted.getValue().at("devOptional").isTrue();
    }

    private static JsonTree read(Path file) throws InstallException {
        try {
            return JsonTree.read(file);
        } catch (JsonProcessingException e) {
            throw new InstallException(new InstallProblem.Unreadable(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new InstallException(new InstallProblem.Unreadable(file, FailureReason.of(e)));
        }
    }
}
