package io.github.smartscraper.it.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.state.Site;
import io.github.smartscraper.it.state.Stats;
import java.time.Instant;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That the dashboard's pages show what is in the files. */
@DisplayName("Dashboard pages")
class DashboardPagesIT {

    private final Worker worker = Worker.current();
    private final DataDir data = new DataDir(worker);
    private final DashboardClient browser = DashboardClient.loggedIn(worker);

    @BeforeEach
    void fillFiles() {
        data.writeSites(
                Site.of("a.example", "//article"),
                Site.of("b.example:8080", "//div[@id='b']").failed(7, Instant.EPOCH));
        String today = Stats.today().toString();
        data.writeStats(new Stats(120, 15, today, 12, 5, Map.of("a.example", 100, "b.example:8080", 20)));
    }

    @Test
    @DisplayName("The overview shows the number of sites and the totals, and links to the other pages")
    void overviewShowsTotals() {
        // when
        Document page = browser.page("/dashboard");

        // then
        assertThat(text(page, "#site-count")).isEqualTo("2");
        assertThat(text(page, "#scrape-total")).isEqualTo("120");
        assertThat(text(page, "#fail-total")).isEqualTo("15");
        assertThat(page.select("a").eachAttr("href")).contains("/dashboard/sites", "/dashboard/stats");
    }

    @Test
    @DisplayName("The sites' page has a row for each entry, with its expression and failures")
    void sitesPageListsEntries() {
        // when
        Document page = browser.page("/dashboard/sites");

        // then
        assertThat(page.select("table#sites tr[data-domain]").eachAttr("data-domain"))
                .containsExactlyInAnyOrder("a.example", "b.example:8080");
        Element row = page.expectFirst("table#sites tr[data-domain='b.example:8080']");
        assertThat(text(row, ".domain")).isEqualTo("b.example:8080");
        assertThat(text(row, ".xpath")).isEqualTo("//div[@id='b']");
        assertThat(text(row, ".failures")).isEqualTo("7");
    }

    @Test
    @DisplayName("The statistics' page shows the day's counts and those of every domain")
    void statsPageShowsCounts() {
        // when
        Document page = browser.page("/dashboard/stats");

        // then
        assertThat(text(page, "#today")).contains(Stats.today().toString());
        assertThat(text(page, "#scrape-total")).isEqualTo("120");
        assertThat(text(page, "#fail-total")).isEqualTo("15");
        assertThat(text(page, "#scrape-today")).isEqualTo("12");
        assertThat(text(page, "#fail-today")).isEqualTo("5");
        assertThat(text(page, "table#domains tr[data-domain='a.example']")).contains("100");
    }

    @Test
    @DisplayName("The edit page is filled in with the entry")
    void editPageIsFilledIn() {
        assertThat(browser.editForm("b.example:8080").fields()).containsEntry("xpath", "//div[@id='b']");
    }

    @Test
    @DisplayName("With nothing in the files, every count is zero")
    void emptyFilesGiveZeros() {
        // given
        data.seed();

        // when
        Document overview = browser.page("/dashboard");
        Document stats = browser.page("/dashboard/stats");

        // then
        assertThat(text(overview, "#site-count")).isEqualTo("0");
        assertThat(text(overview, "#scrape-total")).isEqualTo("0");
        assertThat(text(stats, "#scrape-today")).isEqualTo("0");
        assertThat(stats.select("table#domains tr[data-domain]")).isEmpty();
    }

    @Test
    @DisplayName("Looking at the pages changes no file")
    void readingWritesNothing() {
        // given
        Map<String, String> before = data.snapshot();

        // when
        browser.page("/dashboard");
        browser.page("/dashboard/sites");
        browser.page("/dashboard/stats");

        // then
        assertThat(data.snapshot()).isEqualTo(before);
    }

    private static String text(Element parent, String selector) {
        return parent.expectFirst(selector).text();
    }
}
