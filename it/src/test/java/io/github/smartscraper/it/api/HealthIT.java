package io.github.smartscraper.it.api;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.state.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health, version, and paths that do not exist. */
@DisplayName("Health and version")
class HealthIT {

    private final ApiClient anyone = new ApiClient(Worker.current()).withoutAuthorization();

    @Test
    @DisplayName("Health answers ok without a token")
    void healthIsOk() {
        // when
        Answer answer = anyone.health();

        // then
        assertThat(answer).hasStatus(200);
        assertThat(answer.json()).isEqualTo(Json.tree("{\"status\":\"ok\"}"));
    }

    @Test
    @DisplayName("Version names the application, its version and its Node")
    void versionNamesApplicationAndNode() {
        // when
        Answer answer = anyone.version();

        // then
        assertThat(answer).hasStatus(200);
        JsonNode version = answer.json();
        assertThat(version.path("name").asText()).isEqualTo("smartscraper");
        assertThat(version.path("version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(version.path("node").asText()).matches("v\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    @DisplayName("An unknown path of the API is a JSON 404")
    void unknownApiPathIsNotFound() {
        assertThat(anyone.get("/api/no-such-thing")).isApiError(404, "not_found");
    }

    @Test
    @DisplayName("Any other unknown path is an HTML 404")
    void unknownPageIsNotFound() {
        assertThat(anyone.get("/no-such-page")).isPage(404);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/health", "/api/version", "/api/no-such-thing", "/login", "/dashboard", "/no-such-page"})
    @DisplayName("No answer lets the browser guess its content type")
    void answersForbidSniffing(String path) {
        assertThat(anyone.get(path).header("X-Content-Type-Options")).contains("nosniff");
    }
}
