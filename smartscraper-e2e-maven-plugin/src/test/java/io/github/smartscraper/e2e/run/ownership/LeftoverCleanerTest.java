package io.github.smartscraper.e2e.run.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.isolation.Seed;
import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.session.Leftovers;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link LeftoverCleaner}. */
@DisplayName("The cleaner of leftovers")
final class LeftoverCleanerTest {

    private static final ProcessIdentity DEAD = ChildProcesses.predecessor();

    @RegisterExtension
    private final RunParts parts = new RunParts();

    @Test
    @DisplayName("removes the directory of a dead build, and leaves that of a live one alone")
    void onlyOfTheDead() throws Exception {
        // given
        Path dead = directory("dead", DEAD);
        Path live = directory("live", ProcessIdentity.current());

        // when
        Leftovers leftovers = new LeftoverCleaner(parts.host())
                .clean(parts.files(), Set.of(parts.data().root()));

        // then
        assertThat(leftovers.directories()).containsExactly(dead);
        assertThat(dead).doesNotExist();
        assertThat(live).exists();
    }

    private Path directory(String session, ProcessIdentity owner) throws Exception {
        Path path = DataDirectory.unpredictablePath(parts.data().root(), 0);
        return DataDirectory.create(path, Seed.NOTHING, new OwnerMarker(session, owner))
                .path();
    }
}
