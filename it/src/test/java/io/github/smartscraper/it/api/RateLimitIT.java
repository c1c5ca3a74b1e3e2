package io.github.smartscraper.it.api;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.Worker;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tests how many requests a client may send in a minute; invalid ones count, so that no page has to be scraped here.
 */
@DisplayName("Rate limit")
class RateLimitIT {

    private static final int LIMIT = 60;
    private static final String INVALID_BODY = "{}";

    private final ApiClient api = new ApiClient(Worker.current());

    @Test
    @DisplayName("A client that sends too many requests is told when to come back")
    void tooManyRequestsAreRefused() {
        // when
        Answer answer = exhaust();

        // then
        assertThat(answer).isApiError(429, "rate_limited");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElse("none")))
                .isBetween(1, 60);
    }

    @Test
    @DisplayName("As many requests as the limit allows are answered")
    void requestsWithinTheLimitAreAnswered() {
        // when
        IntStream statuses = IntStream.range(0, LIMIT).map(i -> invalidScrape().status());

        // then
        assertThat(statuses).containsOnly(400);
    }

    @Test
    @DisplayName("One client's limit is not another's")
    void limitIsPerClient() {
        // given
        exhaust();
        ApiClient other = new ApiClient(Worker.current());

        // when
        Answer answer = other.scrapeBody(INVALID_BODY);

        // then
        assertThat(answer).isApiError(400, "validation");
    }

    @Test
    @DisplayName("The token is checked before the limit, and health is not limited")
    void limitComesAfterTheToken() {
        // given
        exhaust();

        // when
        Answer unauthorized = api.withoutAuthorization().scrapeBody(INVALID_BODY);
        Answer health = api.health();

        // then
        assertThat(unauthorized).isApiError(401, "unauthorized");
        assertThat(health).hasStatus(200);
    }

    @Test
    @DisplayName("Requests without the token do not use up the limit")
    void unauthorizedRequestsDoNotCount() {
        // given
        ApiClient unauthorized = api.withoutAuthorization();
        IntStream.rangeClosed(0, LIMIT).forEach(i -> unauthorized.scrapeBody(INVALID_BODY));

        // when
        Answer answer = invalidScrape();

        // then
        assertThat(answer).isApiError(400, "validation");
    }

    /** Sends until the limit is met; twice the limit is enough, even if a new minute begins in between. */
    private Answer exhaust() {
        return IntStream.rangeClosed(0, 2 * LIMIT)
                .mapToObj(i -> invalidScrape())
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No 429 after " + 2 * LIMIT + " requests"));
    }

    private Answer invalidScrape() {
        return api.scrapeBody(INVALID_BODY);
    }
}
