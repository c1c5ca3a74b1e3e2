package io.github.smartscraper.it.scrape;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixturePage;
import io.github.smartscraper.it.fixture.FixtureSite;
import io.github.smartscraper.it.state.LogLine;
import io.github.smartscraper.it.state.Stats;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what is logged about a scrape. */
@DisplayName("Scrape log")
class ScrapeLogIT {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final Worker worker = Worker.current();
    private final ApiClient api = new ApiClient(worker);
    private final DataDir data = new DataDir(worker);
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    @DisplayName("A success is one line that says how the content was found")
    void successIsLogged() {
        // given
        String url = site.url(FixturePage.ARTICLE);

        // when
        assertThat(api.scrape(url)).hasStatus(200);

        // then
        LogLine line = onlyLine();
        assertThat(line)
                .isEqualTo(new LogLine(
                        line.ts(), site.domain(), url, true, "default", "//article", null, null, line.ms()));
        assertThat(Instant.parse(line.ts())).isBetween(start, Instant.now());
        assertThat(line.ms()).isNotNegative();
    }

    @Test
    @DisplayName("A failure is one line that says what went wrong")
    void failureIsLogged() {
        // given
        String url = site.url(FixturePage.BROKEN);

        // when
        assertThat(api.scrape(url)).isApiError(502, "http_status");

        // then
        LogLine line = onlyLine();
        assertThat(line.success()).isFalse();
        assertThat(line.url()).isEqualTo(url);
        assertThat(line.errorType()).isEqualTo("http_status");
        assertThat(line.error()).contains("500");
    }

    @Test
    @DisplayName("The log of a day is a file of its own, named after the UTC day")
    void logFileIsNamedAfterTheDay() {
        // when
        assertThat(api.scrape(FixtureSite.closedUrl())).isApiError(502, "navigation");

        // then
        Path today = data.logsDirectory().resolve(Stats.today() + ".jsonl");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(data.logFiles()).contains(today));
    }

    private LogLine onlyLine() {
        List<LogLine> lines = await().atMost(PATIENCE).until(() -> data.log(site.domain()), log -> !log.isEmpty());
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }
}
