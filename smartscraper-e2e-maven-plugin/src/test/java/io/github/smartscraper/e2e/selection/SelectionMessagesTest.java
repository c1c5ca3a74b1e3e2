package io.github.smartscraper.e2e.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link SelectionMessages}. */
@DisplayName("A message about the selection of tests")
final class SelectionMessagesTest {

    @Test
    @DisplayName("about a name that nothing has tells of close ones, if there are any")
    void noFileMatch() {
        assertThat(SelectionMessages.noFileMatch("scarpe", List.of("ScrapeIT", "scrapes")))
                .contains("'scarpe'", "-De2e.file", "no server is started", "Close names: ScrapeIT, scrapes.");
        assertThat(SelectionMessages.noFileMatch("x", List.of())).doesNotContain("Close");
    }

    @Test
    @DisplayName("about a cache that is not used names the file, why, and how to name another")
    void cacheUnusable() {
        assertThat(SelectionMessages.cacheUnusable(Path.of("/work/test-cache.json"), "it is not a cache file"))
                .startsWith("The test cache /work/test-cache.json is not used: it is not a cache file.")
                .contains("-De2e.cacheFile=");
    }
}
