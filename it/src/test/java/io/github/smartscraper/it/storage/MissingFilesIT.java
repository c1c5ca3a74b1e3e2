package io.github.smartscraper.it.storage;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixturePage;
import io.github.smartscraper.it.fixture.FixtureSite;
import io.github.smartscraper.it.state.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That an absent file is an empty one, and is made when there is something to keep. */
@DisplayName("Missing files")
class MissingFilesIT {

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final Worker worker = Worker.current();
    private final DataDir data = new DataDir(worker);
    private final DashboardClient browser = DashboardClient.loggedIn(worker);

    @BeforeEach
    void deleteAllFiles() {
        data.delete(data.sitesFile());
        data.delete(data.statsFile());
        data.delete(data.logsDirectory());
    }

    @AfterEach
    void bringBackSeed() {
        data.seed();
    }

    @Test
    @DisplayName("The dashboard shows absent files as empty")
    void absentFilesAreEmpty() {
        assertThat(browser.page("/dashboard").expectFirst("#site-count").text()).isEqualTo("0");
        assertThat(browser.page("/dashboard/stats").expectFirst("#scrape-total").text())
                .isEqualTo("0");
    }

    @Test
    @DisplayName("The first site that is added makes the sites' file")
    void addingMakesSitesFile() {
        // when
        assertThat(browser.addSite("new.example", "//main")).hasStatus(303);

        // then
        assertThat(data.sites()).containsExactly(Site.of("new.example", "//main"));
    }

    @Test
    @DisplayName("The first scrape makes all files")
    void scrapeMakesAllFiles() {
        // when
        assertThat(new ApiClient(worker).scrape(site.url(FixturePage.ARTICLE))).hasStatus(200);

        // then
        assertThat(data.site(site.domain())).isPresent();
        assertThat(data.stats().scrapeTotal()).isOne();
        assertThat(data.log(site.domain())).hasSize(1);
    }
}
