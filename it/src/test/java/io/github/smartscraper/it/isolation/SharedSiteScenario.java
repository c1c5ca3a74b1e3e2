package io.github.smartscraper.it.isolation;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.state.Site;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Writes a site that the other class of this scenario writes as well, and leaves it behind: one of them fails if they
 * share a server at the same time, or if the files are not brought back to the seed between them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedSiteScenario {

    /** The browser refuses this port, so a scrape fails at once; both classes know the site by the same name. */
    private static final String DOMAIN = "127.0.0.1:1";

    private final Worker worker = Worker.current();
    private final DataDir data = new DataDir(worker);
    private final String xpath;
    private Answer added;
    private Answer scraped;

    SharedSiteScenario(String xpath) {
        this.xpath = xpath;
    }

    @BeforeAll
    void addAndScrape() {
        added = DashboardClient.loggedIn(worker).addSite(DOMAIN, xpath);
        scraped = new ApiClient(worker).scrape("http://" + DOMAIN + "/");
    }

    @Test
    @DisplayName("The shared site was unknown and could be added")
    void siteWasNew() {
        assertThat(added).redirects(303, "/dashboard/sites");
    }

    @Test
    @DisplayName("The shared site is in the file once, with this class's expression and its one failure")
    void entryIsOurs() {
        assertThat(scraped).isApiError(502, "navigation");
        assertThat(data.sites()).hasSize(1);
        Site entry = data.sites().get(0);
        assertThat(entry.xpath()).isEqualTo(xpath);
        assertThat(entry.failureCount()).isOne();
    }

    @Test
    @DisplayName("Only this class's scrape is counted and logged")
    void countsAreOurs() {
        assertThat(data.stats().domainCounts()).isEqualTo(Map.of(DOMAIN, 1));
        assertThat(data.stats().scrapeTotal()).isOne();
        assertThat(data.log(DOMAIN)).hasSize(1);
    }
}
