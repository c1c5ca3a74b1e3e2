package io.github.smartscraper.it.scrape;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixturePage;
import io.github.smartscraper.it.fixture.FixtureSite;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests what the caller is told when a page can't be had. */
@DisplayName("Failed scrape")
class ScrapeFailureIT {

    /** Long enough for a browser that has to be launched first, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final ApiClient api = new ApiClient(Worker.current());

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"MISSING", "BROKEN"})
    @DisplayName("A page with an error status is a failure that names the status")
    void errorStatusIsNamed(FixturePage page) {
        assertThat(api.scrape(site.url(page)))
                .isApiError(502, "http_status")
                .hasErrorMessageContaining(String.valueOf(page.status()));
    }

    @Test
    @DisplayName("An address on which nobody listens is a failure to navigate")
    void closedPortIsNavigationFailure() {
        assertThat(api.scrape(FixtureSite.closedUrl())).isApiError(502, "navigation");
    }

    @Test
    @DisplayName("A page that never answers is given up at the time limit")
    void hangingPageTimesOut() {
        // when
        Answer answer = api.scrape(site.hangingUrl());

        // then
        assertThat(site.isHanging()).isTrue();
        assertThat(answer).isApiError(504, "timeout");
    }

    @Test
    @DisplayName("While a page keeps a scrape waiting, the server answers others")
    void waitingScrapeBlocksNobody() {
        // given
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> api.scrape(site.hangingUrl()));
        await().atMost(PATIENCE).until(site::isHanging);

        // when
        Answer health = api.health();
        boolean stillWaiting = !waiting.isDone();
        site.release();

        // then
        assertThat(health).hasStatus(200);
        assertThat(stillWaiting).isTrue();
        assertThat(waiting).succeedsWithin(PATIENCE);
    }

    @Test
    @DisplayName("After a failure the same site can be scraped")
    void serverRecoversFromFailure() {
        // given
        assertThat(api.scrape(site.url(FixturePage.BROKEN))).isApiError(502, "http_status");

        // when
        Answer answer = api.scrape(site.url(FixturePage.ARTICLE));

        // then
        assertThat(answer).hasStatus(200);
    }
}
