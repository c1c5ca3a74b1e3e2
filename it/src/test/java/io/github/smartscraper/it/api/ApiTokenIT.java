package io.github.smartscraper.it.api;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixtureSite;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests who may scrape: only who knows the worker's token. */
@DisplayName("API token")
class ApiTokenIT {

    private static final String INVALID_BODY = "{}";

    private final Worker worker = Worker.current();
    private final ApiClient api = new ApiClient(worker);

    @Test
    @DisplayName("Without a token the answer is 401 and says how to authenticate")
    void missingTokenIsUnauthorized() {
        // when
        Answer answer = api.withoutAuthorization().scrapeBody(INVALID_BODY);

        // then
        assertThat(answer).isApiError(401, "unauthorized");
        assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @ParameterizedTest(name = "Authorization: {0}")
    @ValueSource(
            strings = {"Bearer", "Bearer wrong", "Bearer %s-and-more", "Basic %s", "%s", "Token %s", "Bearer another %s"
            })
    @DisplayName("A wrong token or scheme is unauthorized")
    void wrongTokenIsUnauthorized(String pattern) {
        // given
        String authorization = pattern.formatted(worker.apiToken());

        // when
        Answer answer = api.withAuthorization(authorization).scrapeBody(INVALID_BODY);

        // then
        assertThat(answer).isApiError(401, "unauthorized");
    }

    @Test
    @DisplayName("A token that is cut short is unauthorized")
    void shortenedTokenIsUnauthorized() {
        // given
        String shortened = worker.apiToken().substring(0, worker.apiToken().length() - 1);

        // when
        Answer answer = api.withAuthorization("Bearer " + shortened).scrapeBody(INVALID_BODY);

        // then
        assertThat(answer).isApiError(401, "unauthorized");
    }

    @Test
    @DisplayName("The right token gets as far as the validation of the request")
    void rightTokenIsAccepted() {
        assertThat(api.scrapeBody(INVALID_BODY)).isApiError(400, "validation");
    }

    @Test
    @DisplayName("An unauthorized scrape leaves no trace in the files")
    void unauthorizedRequestWritesNothing() {
        // given
        DataDir data = new DataDir(worker);
        Map<String, String> before = data.snapshot();

        // when
        api.withoutAuthorization().scrape(FixtureSite.closedUrl());

        // then
        assertThat(data.snapshot()).isEqualTo(before);
    }
}
