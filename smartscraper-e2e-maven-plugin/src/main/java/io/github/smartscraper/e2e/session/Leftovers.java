package io.github.smartscraper.e2e.session;

import io.github.smartscraper.e2e.ports.PortTaken;
import java.nio.file.Path;
import java.util.List;

/**
 * Leftovers of builds that were killed, as a clean-up has found them.
 *
 * @param processes how many processes it has ended
 * @param directories the DATA_DIRs that it has removed
 * @param remaining what could not be ended or removed, for people
 * @param doubtful who listens on ports that those builds had, and can't be told to be theirs
 */
public record Leftovers(int processes, List<Path> directories, List<String> remaining, List<PortTaken> doubtful) {

    /** Leftovers on whose ports nobody listens. */
    public Leftovers(int processes, List<Path> directories, List<String> remaining) {
        this(processes, directories, remaining, List.of());
    }

    /** Whether there was nothing to do, and is nothing to tell. */
    public boolean isEmpty() {
        return nothingRemoved() && doubtful.isEmpty();
    }

    /** Whether nothing was known to be of builds that were killed. */
    public boolean nothingRemoved() {
        return processes == 0 && directories.isEmpty() && remaining.isEmpty();
    }
}
