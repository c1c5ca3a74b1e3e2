package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.session.DeadSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Check that builds which were killed have left nothing.
 *
 * @param sessionFile the {@code session.json} of this project
 * @param dataRoot where DATA_DIRs are made
 */
public record LeftoverCheck(Path sessionFile, Path dataRoot) implements Check {

    @Override
    public Topic topic() {
        return Topic.LEFTOVERS;
    }

    @Override
    public Finding look() throws IOException {
        int dead = DeadSessions.find(sessionFile, Set.of(dataRoot)).sessions().size();
        return new Finding(topic(), dead == 0 ? State.FINE : State.BROKEN, Integer.toString(dead), dataRoot.toString());
    }
}
