package io.github.smartscraper.e2e.results.interchange;

import io.github.smartscraper.e2e.results.timeline.Past;
import java.util.List;
import java.util.Optional;

/**
 * Story of a test class outside of this run.
 *
 * @param reason why it ran, or did not have to
 * @param source the file that it is written in, if there is one
 * @param history its last runs, the oldest first
 */
public record ClassStory(String reason, Optional<String> source, List<Past> history) {

    /** Nothing is known. */
    static final ClassStory NONE = new ClassStory("", Optional.empty(), List.of());

    public ClassStory {
        history = List.copyOf(history);
    }
}
