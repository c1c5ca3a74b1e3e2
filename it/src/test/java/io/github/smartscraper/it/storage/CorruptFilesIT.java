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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a file which can't be understood is reported by name and never overwritten. */
@DisplayName("Corrupt files")
class CorruptFilesIT {

    private static final String TRUNCATED = "[{ \"domain\": \"half.exam";

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
    @DisplayName("A scrape with a corrupt sites' file fails, names it and leaves it as it is")
    void scrapeKeepsCorruptSites() {
        // given
        data.write(data.sitesFile(), TRUNCATED);

        // when
        Answer answer = api.scrape(site.url(FixturePage.ARTICLE));

        // then
        assertThat(answer).isApiError(500, "storage").hasErrorMessageContaining("sites.jsonc");
        assertThat(data.read(data.sitesFile())).isEqualTo(TRUNCATED);
    }

    @Test
    @DisplayName("A scrape with a corrupt statistics' file fails, names it and leaves it as it is")
    void scrapeKeepsCorruptStats() {
        // given
        data.write(data.statsFile(), TRUNCATED);

        // when
        Answer answer = api.scrape(site.url(FixturePage.ARTICLE));

        // then
        assertThat(answer).isApiError(500, "storage").hasErrorMessageContaining("stats.json");
        assertThat(data.read(data.statsFile())).isEqualTo(TRUNCATED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {TRUNCATED, "{\"domain\": \"object.example\"}", "[1, 2]", "sites: none"})
    @DisplayName("The dashboard names a corrupt sites' file, adds nothing to it and leaves it as it is")
    void dashboardKeepsCorruptSites(String content) {
        // given
        Form form = browser.addForm("new.example", "//article");
        data.write(data.sitesFile(), content);

        // when
        Answer shown = browser.get("/dashboard/sites");
        Answer added = browser.submit(form);

        // then
        assertThat(shown).isErrorPage(500).hasErrorTextContaining("sites.jsonc");
        assertThat(added).isErrorPage(500).hasErrorTextContaining("sites.jsonc");
        assertThat(data.read(data.sitesFile())).isEqualTo(content);
    }

    @Test
    @DisplayName("The statistics' page names a corrupt file")
    void dashboardNamesCorruptStats() {
        // given
        data.write(data.statsFile(), TRUNCATED);

        // when
        Answer shown = browser.get("/dashboard/stats");

        // then
        assertThat(shown).isErrorPage(500).hasErrorTextContaining("stats.json");
    }

    @Test
    @DisplayName("Once the file is fixed, the running server goes on")
    void fixedFileIsRead() {
        // given
        data.write(data.sitesFile(), TRUNCATED);
        assertThat(browser.get("/dashboard/sites")).isErrorPage(500);

        // when
        data.seed();

        // then
        assertThat(browser.get("/dashboard/sites")).isPage(200);
    }
}
