package io.github.smartscraper.it.storage;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Form;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixturePage;
import io.github.smartscraper.it.fixture.FixtureSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files that can be neither read nor written; a directory in a file's place denies that even to root. */
@DisplayName("Storage faults")
class StorageFaultIT {

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final Worker worker = Worker.current();
    private final DataDir data = new DataDir(worker);
    private final ApiClient api = new ApiClient(worker);
    private final DashboardClient browser = DashboardClient.loggedIn(worker);

    @AfterEach
    void bringBackSeed() {
        data.seed();
    }

    @Test
    @DisplayName("A scrape says that the sites' file can't be used")
    void scrapeReportsSitesFile() {
        // given
        data.replaceByDirectory(data.sitesFile());

        // when
        Answer answer = api.scrape(site.url(FixturePage.ARTICLE));

        // then
        assertThat(answer).isApiError(500, "storage").hasErrorMessageContaining("sites.jsonc");
        assertThat(data.sitesFile()).isEmptyDirectory();
    }

    @Test
    @DisplayName("A scrape says that the statistics' file can't be used")
    void scrapeReportsStatsFile() {
        // given
        data.replaceByDirectory(data.statsFile());

        // when
        Answer answer = api.scrape(site.url(FixturePage.ARTICLE));

        // then
        assertThat(answer).isApiError(500, "storage").hasErrorMessageContaining("stats.json");
        assertThat(data.statsFile()).isEmptyDirectory();
    }

    @Test
    @DisplayName("A scrape says that the log can't be written")
    void scrapeReportsLog() {
        // given
        data.delete(data.logsDirectory());
        data.write(data.logsDirectory(), "no directory");

        // when
        Answer answer = api.scrape(site.url(FixturePage.ARTICLE));

        // then
        assertThat(answer).isApiError(500, "storage").hasErrorMessageContaining(".jsonl");
        assertThat(data.read(data.logsDirectory())).isEqualTo("no directory");
    }

    @Test
    @DisplayName("The dashboard says that the sites' file can't be used, when reading as when adding")
    void dashboardReportsSitesFile() {
        // given
        Form form = browser.addForm("new.example", "//article");
        data.replaceByDirectory(data.sitesFile());

        // when
        Answer shown = browser.get("/dashboard/sites");
        Answer added = browser.submit(form);

        // then
        assertThat(shown).isErrorPage(500).hasErrorTextContaining("sites.jsonc");
        assertThat(added).isErrorPage(500).hasErrorTextContaining("sites.jsonc");
    }

    @Test
    @DisplayName("A storage fault does not show where the files are, and the server stays healthy")
    void faultHidesDirectoryAndServerLives() {
        // given
        data.replaceByDirectory(data.sitesFile());

        // when
        Answer shown = browser.get("/dashboard/sites");

        // then
        assertThat(shown.body()).doesNotContain(worker.dataDir().toString());
        assertThat(api.health()).hasStatus(200);
    }
}
