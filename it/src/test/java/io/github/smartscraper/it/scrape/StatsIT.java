package io.github.smartscraper.it.scrape;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixturePage;
import io.github.smartscraper.it.fixture.FixtureSite;
import io.github.smartscraper.it.state.Stats;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests how scrapes are counted in the statistics. */
@DisplayName("Statistics")
class StatsIT {

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final Worker worker = Worker.current();
    private final ApiClient api = new ApiClient(worker);
    private final DataDir data = new DataDir(worker);

    @Test
    @DisplayName("The first scrape begins every count")
    void firstScrapeCountsFromZero() {
        // given
        data.seed();

        // when
        assertThat(api.scrape(site.url(FixturePage.ARTICLE))).hasStatus(200);

        // then
        assertThat(data.stats()).isEqualTo(new Stats(1, 0, today(), 1, 0, Map.of(site.domain(), 1)));
    }

    @Test
    @DisplayName("A success counts one scrape more, in all, today and for its domain")
    void successCounts() {
        // given
        data.writeStats(new Stats(10, 4, today(), 3, 2, Map.of(site.domain(), 5, "other.example", 5)));

        // when
        assertThat(api.scrape(site.url(FixturePage.ARTICLE))).hasStatus(200);

        // then
        assertThat(data.stats())
                .isEqualTo(new Stats(11, 4, today(), 4, 2, Map.of(site.domain(), 6, "other.example", 5)));
    }

    @Test
    @DisplayName("A failure counts as a scrape and as a failure")
    void failureCounts() {
        // given
        data.writeStats(new Stats(10, 4, today(), 3, 2, Map.of()));

        // when
        assertThat(api.scrape(site.url(FixturePage.MISSING))).isApiError(502, "http_status");

        // then
        assertThat(data.stats()).isEqualTo(new Stats(11, 5, today(), 4, 3, Map.of(site.domain(), 1)));
    }

    @Test
    @DisplayName("On a new day, today's counts begin again and the totals go on")
    void newDayBeginsAtZero() {
        // given
        String yesterday = Stats.today().minusDays(1).toString();
        data.writeStats(new Stats(10, 4, yesterday, 9, 3, Map.of()));

        // when
        assertThat(api.scrape(site.url(FixturePage.ARTICLE))).hasStatus(200);

        // then
        assertThat(data.stats()).isEqualTo(new Stats(11, 4, today(), 1, 0, Map.of(site.domain(), 1)));
    }

    private static String today() {
        return Stats.today().toString();
    }
}
