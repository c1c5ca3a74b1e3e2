package io.github.smartscraper.it.api;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which requests are refused before any page is opened. */
@DisplayName("Validation of a scrape request")
class ScrapeValidationIT {

    private final Worker worker = Worker.current();
    private final ApiClient api = new ApiClient(worker);

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                               | url",
                "{\"url\": null}                                                  | url",
                "{\"url\": 7}                                                     | url",
                "{\"url\": \"\"}                                                  | url",
                "{\"url\": \"no address\"}                                        | url",
                "{\"url\": \"ftp://example.org/\"}                                | url",
                "{\"url\": \"file:///etc/passwd\"}                                | url",
                "{\"url\": \"javascript:alert(1)\"}                               | url",
                "{\"url\": \"http://example.org/\", \"outputType\": \"pdf\"}      | outputType",
                "{\"url\": \"http://example.org/\", \"xpath\": \"\"}              | xpath",
                "{\"url\": \"http://example.org/\", \"xpath\": 5}                 | xpath",
            })
    @DisplayName("An invalid field is refused, and the issue names the field")
    void invalidFieldIsNamed(String body, String field) {
        // when
        Answer answer = api.scrapeBody(body);

        // then
        assertThat(answer).isApiError(400, "validation");
        JsonNode issues = answer.json().at("/error/issues");
        assertThat(issues.findValuesAsText("path")).contains(field);
        assertThat(issues.findValuesAsText("message")).isNotEmpty().noneMatch(String::isBlank);
    }

    @Test
    @DisplayName("Every invalid field is reported at once")
    void allInvalidFieldsAreNamed() {
        // when
        Answer answer = api.scrapeBody("{\"url\": 7, \"outputType\": \"pdf\", \"xpath\": \"\"}");

        // then
        assertThat(answer.json().at("/error/issues").findValuesAsText("path")).contains("url", "outputType", "xpath");
    }

    @Test
    @DisplayName("An unknown field is refused")
    void unknownFieldIsRefused() {
        assertThat(api.scrapeBody("{\"url\": \"http://example.org/\", \"colour\": \"red\"}"))
                .isApiError(400, "validation");
    }

    @ParameterizedTest(name = "body: {0}")
    @ValueSource(strings = {"{", "", "url=http://example.org/", "[]", "null", "\"http://example.org/\""})
    @DisplayName("A body that is no JSON object is refused")
    void malformedBodyIsRefused(String body) {
        assertThat(api.scrapeBody(body)).isApiError(400, "validation");
    }

    @Test
    @DisplayName("A refused request leaves no trace in the files")
    void refusedRequestWritesNothing() {
        // given
        DataDir data = new DataDir(worker);
        Map<String, String> before = data.snapshot();

        // when
        api.scrape("http://example.org/", "pdf");

        // then
        assertThat(data.snapshot()).isEqualTo(before);
    }
}
