package io.github.smartscraper.e2e.selection.files.hash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/** Package and lock files of npm without the version of the project itself, which changes with each release and nothing else. */
final class PackageFile {

    private static final String PACKAGE = "package.json";
    private static final Set<String> NPM_LOCKS = Set.of("package-lock.json", "npm-shrinkwrap.json");
    private static final Set<String> OTHER_LOCKS = Set.of("yarn.lock", "pnpm-lock.yaml", "bun.lock");
    private static final String VERSION = "version";
    private static final String INSTALLED = "node_modules/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PackageFile() {}

    static boolean isLock(String name) {
        return NPM_LOCKS.contains(name) || OTHER_LOCKS.contains(name);
    }

    /** The bytes as they are, if it is none of these files, or not JSON. */
    static byte[] withoutOwnVersion(String name, byte[] bytes) {
        boolean isLock = NPM_LOCKS.contains(name);
        if (!isLock && !name.equals(PACKAGE)) {
            return bytes;
        }
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode json) {
                json.remove(VERSION);
                if (isLock) {
                    removeFrom(json.path("packages"));
                }
                return JSON.writeValueAsBytes(json);
            }
        } catch (IOException e) {
            // Whoever reads it will say so.
        }
        return bytes;
    }

    /** Those of the workspace are the project's own, too. */
    private static void removeFrom(JsonNode packages) {
        packages.properties().forEach(entry -> {
            if (!entry.getKey().contains(INSTALLED) && entry.getValue() instanceof ObjectNode own) {
                own.remove(VERSION);
            }
        });
    }
}
