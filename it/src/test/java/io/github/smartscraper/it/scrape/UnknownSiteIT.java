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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what the server learns from the first scrape of a site. */
@DisplayName("Unknown site")
class UnknownSiteIT {

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final Worker worker = Worker.current();
    private final ApiClient api = new ApiClient(worker);
    private final DataDir data = new DataDir(worker);

    @Test
    @DisplayName("A successful scrape makes an entry with the expression that worked, and the next one uses it")
    void successIsLearned() {
        // given
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        // when
        assertThat(api.scrape(site.url(FixturePage.MAIN_ONLY))).hasStatus(200);
        Answer second = api.scrape(site.url(FixturePage.MAIN_ONLY));

        // then
        Site learned = data.site(site.domain()).orElseThrow();
        assertThat(learned.xpath()).isEqualTo("//main");
        assertThat(learned.failureCount()).isZero();
        assertThat(Instant.parse(learned.lastSuccess())).isAfterOrEqualTo(start);
        assertThat(learned.lastFailure()).isNull();
        assertThat(second.json().path("method").asText()).isEqualTo("site");
    }

    @Test
    @DisplayName("A failed scrape makes no entry")
    void failureIsNotLearned() {
        // when
        Answer answer = api.scrape(site.url(FixturePage.MISSING));

        // then
        assertThat(answer).isApiError(502, "http_status");
        assertThat(data.site(site.domain())).isEmpty();
    }

    @Test
    @DisplayName("The entries of other sites stay as they are")
    void otherEntriesStay() {
        // given
        Site other = Site.of("other.example", "//div[@class='story']");
        data.writeSites(other);

        // when
        assertThat(api.scrape(site.url(FixturePage.ARTICLE))).hasStatus(200);

        // then
        assertThat(data.sites())
                .hasSize(2)
                .contains(other)
                .extracting(Site::domain)
                .contains(site.domain());
    }
}
