package io.github.smartscraper.e2e.run.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.Phrases;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link ParameterMessages}. */
@DisplayName("A message about parameters")
final class ParameterMessagesTest {

    @Test
    @DisplayName("about one that is bad stands alone, about several in a list")
    void badParameters() {
        // given
        String workers = Phrases.refused("workers", "0", "a number from 1 to 64", "4");
        String seed = Phrases.refused("seedDirectory", "/none", "a directory", "");

        // then
        assertThat(ParameterMessages.refusals(List.of(workers)))
                .isEqualTo("Parameter workers '0' can't be used: it takes a number from 1 to 64; "
                        + "for example -De2e.workers=4.");
        assertThat(ParameterMessages.refusals(List.of(workers, seed)))
                .isEqualTo("2 parameters can't be used:\n    " + workers + "\n    " + seed);
        assertThat(seed).endsWith("set it with -De2e.seedDirectory=… or <seedDirectory>.");
    }
}
