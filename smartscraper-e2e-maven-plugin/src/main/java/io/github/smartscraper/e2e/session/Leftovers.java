package io.github.smartscraper.e2e.session;

import java.nio.file.Path;
import java.util.List;

/**
 * Leftovers of builds that were killed, as a clean-up has found them.
 *
 * @param processes how many processes it has ended
 * @param directories the DATA_DIRs that it has removed
 * @param remaining what could not be ended or removed, for people
 */
public record Leftovers(int processes, List<Path> directories, List<String> remaining) {

    /** Whether there was nothing to do. */
    public boolean isEmpty() {
        return processes == 0 && directories.isEmpty() && remaining.isEmpty();
    }
}
