package io.github.smartscraper.it.scrape;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixturePage;
import io.github.smartscraper.it.fixture.FixtureSite;
import io.github.smartscraper.it.state.Site;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which XPath expression decides on the main content. */
@DisplayName("XPath of a scrape")
class ScrapeXpathIT {

    private static final String HEADING = "//article/h1";
    private static final String SUMMARY = "//aside[@id='summary']";

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final Worker worker = Worker.current();
    private final ApiClient api = new ApiClient(worker);
    private final DataDir data = new DataDir(worker);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"ARTICLE, //article", "MAIN_ONLY, //main", "BARE, //body"})
    @DisplayName("An unknown site is scraped by the first default that matches")
    void defaultsAreTriedInOrder(FixturePage page, String xpath) {
        // when
        Answer answer = api.scrape(site.url(page));

        // then
        assertScraped(answer, "default", xpath, page.text());
    }

    @Test
    @DisplayName("A known site is scraped by its own expression")
    void knownSiteUsesItsExpression() {
        // given
        data.writeSites(Site.of(site.domain(), HEADING));

        // when
        Answer answer = api.scrape(site.url(FixturePage.ARTICLE));

        // then
        assertScraped(answer, "site", HEADING, "Warm servers");
    }

    @Test
    @DisplayName("The request's expression goes before the site's, and does not change it")
    void requestOverridesSite() {
        // given
        data.writeSites(Site.of(site.domain(), HEADING));

        // when
        Answer answer = api.scrapeByXpath(site.url(FixturePage.ARTICLE), SUMMARY);

        // then
        assertScraped(answer, "override", SUMMARY, "In short: warm.");
        assertThat(data.site(site.domain())).map(Site::xpath).contains(HEADING);
    }

    @Test
    @DisplayName("An expression that matches nothing is an error of its own")
    void unmatchedExpressionIsReported() {
        assertThat(api.scrapeByXpath(site.url(FixturePage.BARE), "//table")).isApiError(422, "xpath_not_found");
    }

    @Test
    @DisplayName("An expression that is not XPath is an error of its own")
    void invalidExpressionIsReported() {
        assertThat(api.scrapeByXpath(site.url(FixturePage.BARE), "//p[")).isApiError(422, "xpath_invalid");
    }

    private static void assertScraped(Answer answer, String method, String xpath, String text) {
        assertThat(answer).hasStatus(200);
        assertThat(answer.json().path("method").asText()).isEqualTo(method);
        assertThat(answer.json().path("xpath").asText()).isEqualTo(xpath);
        assertThat(answer.json().path("data").asText()).isEqualTo(text);
    }
}
