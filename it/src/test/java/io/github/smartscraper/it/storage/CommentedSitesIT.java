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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That what people wrote into the sites' file by hand stays there. */
@DisplayName("Comments in sites.jsonc")
class CommentedSitesIT {

    private static final String FIRST_COMMENT = "// Reviewed by hand, do not reorder.";
    private static final String INNER_COMMENT = "/* the print view has no article */";
    private static final String LAST_COMMENT = "// More to come.";

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final Worker worker = Worker.current();
    private final DataDir data = new DataDir(worker);
    private final DashboardClient browser = DashboardClient.loggedIn(worker);

    @BeforeEach
    void writeCommentedFile() {
        data.write(data.sitesFile(), """
                %s
                [
                  {
                    "domain": "%s",
                    "xpath": "//article", %s
                    "failureCount": 1,
                    "lastSuccess": null,
                    "lastFailure": null
                  }
                  %s
                ]
                """.formatted(FIRST_COMMENT, site.domain(), INNER_COMMENT, LAST_COMMENT));
    }

    @Test
    @DisplayName("A scrape reads the commented entry, and its update keeps the comments")
    void scrapeKeepsComments() {
        // when
        assertThat(new ApiClient(worker).scrape(site.url(FixturePage.ARTICLE))).hasStatus(200);

        // then
        assertThat(data.site(site.domain())).map(Site::failureCount).contains(0);
        assertCommentsKept();
    }

    @Test
    @DisplayName("A site that is added keeps the comments")
    void addingKeepsComments() {
        // when
        assertThat(browser.addSite("new.example", "//main")).hasStatus(303);

        // then
        assertThat(data.site("new.example")).isPresent();
        assertCommentsKept();
    }

    @Test
    @DisplayName("An expression that is changed keeps the comments")
    void changingKeepsComments() {
        // when
        assertThat(browser.submit(browser.editForm(site.domain()).with("xpath", "//main")))
                .hasStatus(303);

        // then
        assertThat(data.site(site.domain())).map(Site::xpath).contains("//main");
        assertCommentsKept();
    }

    @Test
    @DisplayName("A site that is deleted takes only its own comments with it")
    void deletingKeepsOtherComments() {
        // when
        assertThat(browser.submit(browser.deleteForm(site.domain()))).hasStatus(303);

        // then
        assertThat(data.sites()).isEmpty();
        assertThat(data.read(data.sitesFile())).contains(FIRST_COMMENT);
    }

    private void assertCommentsKept() {
        assertThat(data.read(data.sitesFile())).contains(FIRST_COMMENT, INNER_COMMENT, LAST_COMMENT);
    }
}
