package io.github.smartscraper.e2e.worker.startup;

import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Cache in which Node.js keeps compiled JavaScript from one start to the next, one for all servers of a project. Whether it
 * is there or not changes nothing but how long a start takes, so that it is no input of tests and no mark of kept workers.
 */
public final class CompileCache {

    private static final String DIRECTORY = "NODE_COMPILE_CACHE";

    /** With one of these the user has decided; measured coverage is less exact with code from a cache, as Node.js says. */
    private static final List<String> DECIDED = List.of(DIRECTORY, "NODE_DISABLE_COMPILE_CACHE", "NODE_V8_COVERAGE");

    private static final int MAJOR = 22;
    private static final int MINOR = 1;

    private final Path directory;
    private final Supplier<String> nodeVersion;

    /**
     * A cache, of which there need be nothing yet.
     *
     * @param directory where it is kept; its parent is there
     * @param nodeVersion what {@code node --version} prints
     */
    public CompileCache(Path directory, Supplier<String> nodeVersion) {
        this.directory = directory;
        this.nodeVersion = nodeVersion;
    }

    /**
     * The variables with which servers use it; none where Node.js has no such cache or the user has decided.
     *
     * @param inherited variables of the build
     * @param own those that the user gives to servers
     */
    public Map<String, String> variables(Map<String, String> inherited, Map<String, String> own) {
        boolean decided = DECIDED.stream().anyMatch(name -> inherited.containsKey(name) || own.containsKey(name));
        return !decided && NodeVersion.parse(nodeVersion.get()).isAtLeast(MAJOR, MINOR) && isMade()
                ? Map.of(DIRECTORY, directory.toString())
                : Map.of();
    }

    /** A start without it takes longer, and that is all. Code that others could put there is not run. */
    private boolean isMade() {
        try {
            OwnerOnly.createDirectory(directory);
            OwnerOnly.restrict(directory);
            return OwnerOnly.isPrivateDirectory(directory);
        } catch (IOException e) {
            return false;
        }
    }
}
