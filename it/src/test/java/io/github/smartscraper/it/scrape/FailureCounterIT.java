package io.github.smartscraper.it.scrape;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixturePage;
import io.github.smartscraper.it.fixture.FixtureSite;
import io.github.smartscraper.it.state.Site;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests how a site's entry counts the failures since its last success. */
@DisplayName("Failure counter")
class FailureCounterIT {

    private static final Instant LONG_AGO = Instant.parse("2024-02-03T04:05:06.789Z");

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final Worker worker = Worker.current();
    private final ApiClient api = new ApiClient(worker);
    private final DataDir data = new DataDir(worker);
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void knowSiteWithTwoFailures() {
        data.writeSites(Site.of(site.domain(), "//article").failed(2, LONG_AGO));
    }

    @Test
    @DisplayName("A failure counts one up and is dated")
    void failureCountsUp() {
        // when
        assertThat(api.scrape(site.url(FixturePage.BROKEN))).isApiError(502, "http_status");

        // then
        assertThat(entry().failureCount()).isEqualTo(3);
        assertThat(Instant.parse(entry().lastFailure())).isAfterOrEqualTo(start);
        assertThat(entry().lastSuccess()).isNull();
        assertThat(entry().xpath()).isEqualTo("//article");
    }

    @Test
    @DisplayName("Content that is not where it used to be counts as a failure")
    void unmatchedExpressionCountsUp() {
        // when
        assertThat(api.scrape(site.url(FixturePage.BARE))).isApiError(422, "xpath_not_found");

        // then
        assertThat(entry().failureCount()).isEqualTo(3);
    }

    @Test
    @DisplayName("A success sets the count back to zero and is dated")
    void successResetsCount() {
        // when
        assertThat(api.scrape(site.url(FixturePage.ARTICLE))).hasStatus(200);

        // then
        assertThat(entry().failureCount()).isZero();
        assertThat(Instant.parse(entry().lastSuccess())).isAfterOrEqualTo(start);
    }

    private Site entry() {
        return data.site(site.domain()).orElseThrow();
    }
}
