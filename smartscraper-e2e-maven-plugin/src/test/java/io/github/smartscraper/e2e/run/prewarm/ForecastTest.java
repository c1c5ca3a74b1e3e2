package io.github.smartscraper.e2e.run.prewarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.run.SampleSelection;
import io.github.smartscraper.e2e.selection.Decision;
import io.github.smartscraper.e2e.selection.Reason;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link Forecast}. */
@DisplayName("The forecast of what will run")
final class ForecastTest {

    private static final List<String> NONE = List.of();

    @Test
    @DisplayName("is nothing where no file has changed and the cache chooses no class")
    void nothing() {
        assertThat(of(NONE, NONE).classes(unchanged("shop.LoginIT"))).isEmpty();
    }

    @Test
    @DisplayName("is what the cache chooses")
    void chosen() {
        assertThat(of(NONE, NONE).classes(SampleSelection.of("shop.LoginIT"))).contains(List.of("shop.LoginIT"));
    }

    @Test
    @DisplayName("has test classes that will be compiled, be they known or not")
    void changed() {
        Forecast forecast = of(NONE, List.of("shop/CartIT.class", "shop/NewIT.class"));

        assertThat(forecast.classes(unchanged("shop.LoginIT", "shop.CartIT")))
                .contains(List.of("shop.CartIT", "shop.NewIT"));
        assertThat(forecast.classes(unchanged())).contains(List.of("shop.CartIT", "shop.NewIT"));
    }

    @Test
    @DisplayName("is all classes where the project's own classes change, or resources of its tests")
    void shared() {
        assertThat(of(List.of("shop/Shop.class"), NONE).classes(unchanged("shop.LoginIT")))
                .contains(List.of("shop.LoginIT"));
        assertThat(of(NONE, List.of("prices.txt")).classes(unchanged("shop.LoginIT")))
                .contains(List.of("shop.LoginIT"));
    }

    @Test
    @DisplayName("is a class without a name where another source of the tests changes, and there are any tests")
    void helper() {
        Forecast forecast = of(NONE, List.of("shop/Prices.class"));

        assertThat(forecast.classes(unchanged("shop.LoginIT"))).contains(NONE);
        assertThat(forecast.classes(unchanged())).isEmpty();
    }

    @Test
    @DisplayName("has only classes that are known where the user has chosen among them")
    void narrowed() {
        Forecast forecast =
                Forecast.of(NONE, List.of("shop/CartIT.class", "shop/NewIT.class"), ForecastTest::isTest, true);

        assertThat(forecast.classes(unchanged("shop.CartIT"))).contains(List.of("shop.CartIT"));
        assertThat(forecast.classes(unchanged("shop.LoginIT"))).isEmpty();
    }

    private static boolean isTest(String path) {
        return path.endsWith("IT.class");
    }

    private static Forecast of(List<String> main, List<String> tests) {
        return Forecast.of(main, tests, ForecastTest::isTest, false);
    }

    private static Selection unchanged(String... testClasses) {
        Selection all = SampleSelection.of(testClasses);
        List<Decision> decisions = List.of(testClasses).stream()
                .map(name -> new Decision(name, Reason.UNCHANGED, List.of(), CacheEntry.Inputs.NONE))
                .toList();
        return new Selection(
                decisions, List.of(), all.test(), all.coverage(), all.share(), all.signature(), all.leftToFailsafe());
    }
}
