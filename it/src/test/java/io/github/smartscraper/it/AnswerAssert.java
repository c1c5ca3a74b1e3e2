package io.github.smartscraper.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions on an answer whose failures show the answer's body. */
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Answer> {

    private AnswerAssert(Answer actual) {
        super(actual, AnswerAssert.class);
    }

    public static AnswerAssert assertThat(Answer actual) {
        return new AnswerAssert(actual);
    }

    public AnswerAssert hasStatus(int expected) {
        isNotNull();
        Assertions.assertThat(actual.status())
                .as("status of the answer %s", actual.body())
                .isEqualTo(expected);
        return this;
    }

    /** The API's common form of an error: status, type, and a message for the reader. */
    public AnswerAssert isApiError(int status, String type) {
        hasStatus(status);
        JsonNode json = actual.json();
        Assertions.assertThat(json.path("success").isBoolean()).isTrue();
        Assertions.assertThat(json.path("success").booleanValue()).isFalse();
        Assertions.assertThat(json.at("/error/type").textValue()).isEqualTo(type);
        Assertions.assertThat(json.at("/error/message").asText()).isNotBlank();
        return this;
    }

    public AnswerAssert hasErrorMessageContaining(String part) {
        Assertions.assertThat(actual.json().at("/error/message").asText()).contains(part);
        return this;
    }

    public AnswerAssert isPage(int status) {
        hasStatus(status);
        Assertions.assertThat(actual.header("Content-Type").orElse("")).startsWith("text/html");
        return this;
    }

    /** An error page, with an element of class {@code error} that says what is wrong. */
    public AnswerAssert isErrorPage(int status) {
        isPage(status);
        Assertions.assertThat(actual.page().select(".error").text())
                .as("text in .error of %s", actual.body())
                .isNotBlank();
        return this;
    }

    public AnswerAssert hasErrorTextContaining(String part) {
        Assertions.assertThat(actual.page().select(".error").text()).contains(part);
        return this;
    }

    public AnswerAssert redirects(int status, String expectedLocation) {
        hasStatus(status);
        URI location = URI.create(actual.header("Location").orElse(""));
        Assertions.assertThat(location).hasToString(expectedLocation);
        return this;
    }
}
