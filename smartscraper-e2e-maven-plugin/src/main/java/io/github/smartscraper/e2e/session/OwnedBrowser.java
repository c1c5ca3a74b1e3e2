package io.github.smartscraper.e2e.session;

import java.util.Objects;

/**
 * Shared browser as it stands in {@code session.json}.
 *
 * @param directory holds its profiles
 * @param pid its process, or 0 while that is being started
 * @param startedAt start of that process, in one word, or an empty string
 */
public record OwnedBrowser(String directory, long pid, String startedAt) {

    public OwnedBrowser {
        Objects.requireNonNull(directory, "directory");
    }
}
