package io.github.smartscraper.e2e.selection.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what a {@link NameFilter} chooses, and what it proposes. */
final class NameFilterTest {

    private static final Map<String, List<String>> METHODS = Map.of(
            "com.example.ScrapeIT", List.of("scrapesOnePage", "refusesForeignTokens"),
            "com.example.SitesIT", List.of("listsSites", "addsSite"),
            "com.example.scrape.StatsIT", List.of("countsScrapes", "startsAtZero"));

    private static final List<String> CLASSES =
            List.of("com.example.ScrapeIT", "com.example.SitesIT", "com.example.scrape.StatsIT");

    @Test
    @DisplayName("A class whose name contains the text is chosen as a whole, of the others the methods that do")
    void classesAndMethodsAreChosen() {
        // given
        NameFilter filter = new NameFilter("Scrape");

        // when, then
        assertThat(choose(filter)).containsExactly("com.example.ScrapeIT", "com.example.scrape.StatsIT#countsScrapes");
    }

    @Test
    @DisplayName("Case does not matter")
    void caseDoesNotMatter() {
        // given
        NameFilter filter = new NameFilter("sITESit");

        // when, then
        assertThat(choose(filter)).containsExactly("com.example.SitesIT");
    }

    @Test
    @DisplayName("Several methods of a class are one entry")
    void severalMethodsAreOneEntry() {
        // given
        NameFilter filter = new NameFilter("site");

        // when
        List<String> chosen =
                filter.choose(List.of("com.example.AdminIT"), name -> List.of("listsSites", "addsSite", "other"));

        // then
        assertThat(chosen).containsExactly("com.example.AdminIT#listsSites+addsSite");
    }

    @Test
    @DisplayName("The package does not count")
    void thePackageDoesNotCount() {
        // given
        NameFilter filter = new NameFilter("example");

        // when, then
        assertThat(choose(filter)).isEmpty();
    }

    @Test
    @DisplayName("A class without a package has a name all the same")
    void aClassWithoutAPackage() {
        // given
        NameFilter filter = new NameFilter("smoke");

        // when, then
        assertThat(filter.choose(List.of("SmokeIT"), name -> List.of())).containsExactly("SmokeIT");
    }

    @Test
    @DisplayName("A text that nothing contains chooses nothing")
    void nothingMatches() {
        // given
        NameFilter filter = new NameFilter("billing");

        // when, then
        assertThat(choose(filter)).isEmpty();
    }

    @Test
    @DisplayName("Of a misspelt name, the closest names are proposed first, classes and methods alike")
    void closeNamesAreProposed() {
        // given
        NameFilter filter = new NameFilter("scarpe");

        // when
        List<String> close = filter.closeNames(CLASSES, METHODS::get);

        // then
        assertThat(close).startsWith("ScrapeIT").contains("scrapesOnePage").hasSizeLessThanOrEqualTo(5);
    }

    @Test
    @DisplayName("At most five names are proposed, each once")
    void atMostFiveNamesAreProposed() {
        // given
        NameFilter filter = new NameFilter("adds");
        List<String> methods = List.of("addsA", "addsB", "addsC", "addsD", "addsE", "addsF");

        // when
        List<String> close = filter.closeNames(CLASSES, name -> methods);

        // then
        assertThat(close).hasSize(5).doesNotHaveDuplicates().isSubsetOf(methods);
    }

    @Test
    @DisplayName("Where nothing is close, nothing is proposed")
    void nothingIsClose() {
        // given
        NameFilter filter = new NameFilter("xyzzy");

        // when, then
        assertThat(filter.closeNames(CLASSES, METHODS::get)).isEmpty();
    }

    private static List<String> choose(NameFilter filter) {
        return filter.choose(CLASSES, METHODS::get);
    }
}
