package io.github.smartscraper.e2e.run.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.run.SampleSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what a {@link RetryRound} runs of a class that was selected in part. */
@DisplayName("A retry of a test class")
final class RetryRoundTest {

    private static final String SHOP = "sample.ShopIT";
    private static final String CART = "sample.ShopIT$Cart";
    private static final String OTHER = "sample.OtherIT";

    private final RetryRound again = new RetryRound(1, List.of(SHOP), Path.of("forks"));

    @Test
    @DisplayName("of which a nested class was selected is one of that nested class alone (F8)")
    void nested() {
        assertThat(again.classes(List.of(CART, OTHER))).containsExactly(CART);
        assertThat(again.test(Optional.of("ShopIT$Cart"), SampleSelection.of(CART, OTHER)))
                .contains(CART);
    }

    @Test
    @DisplayName("of which methods of a nested class were selected is one of those alone")
    void methodsOfNested() {
        assertThat(again.test(Optional.of("ShopIT$Cart#adds,OtherIT"), SampleSelection.of(CART, OTHER)))
                .contains("ShopIT$Cart#adds,OtherIT,!sample.OtherIT");
    }

    @Test
    @DisplayName("that was selected as a whole is one of the whole class, and of none whose name only begins like it")
    void whole() {
        List<String> selected = List.of(SHOP, "sample.ShopITs", "sample.ShopIT2");

        assertThat(again.classes(selected)).containsExactly(SHOP);
    }
}
