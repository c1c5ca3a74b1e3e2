package io.github.smartscraper.e2e.browser.devtools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link DevToolsMessage}. */
@DisplayName("A message of the DevTools protocol")
final class DevToolsMessageTest {

    @Test
    @DisplayName("tells its number, what it asks for, and whose it is")
    void command() throws IOException {
        DevToolsMessage message = DevToolsMessage.of(
                "{\"id\":7,\"method\":\"Page.navigate\",\"params\":{\"url\":\"x\"},\"sessionId\":\"A\"}");

        assertThat(message.id()).hasValue(7);
        assertThat(message.method()).isEqualTo("Page.navigate");
        assertThat(message.session()).contains("A");
        assertThat(message.namedSession()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"method\":\"Target.attachedToTarget\",\"params\":{\"targetInfo\":{\"sessionId\":\"C\"},\"sessionId\":\"B\"}}",
                "{\"id\":1,\"result\":{\"sessionId\":\"B\"}}"
            })
    @DisplayName("tells the session that it is about, which is not its own")
    void about(String text) throws IOException {
        DevToolsMessage message = DevToolsMessage.of(text);

        assertThat(message.namedSession()).contains("B");
        assertThat(message.session()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":7,\"method\":\"A\"}                            | {\"method\":\"A\",\"id\":9,\"sessionId\":\"S\"}",
                "{ \"sessionId\" : \"X\" , \"id\" : 7 }                 | {\"id\":9,\"sessionId\":\"S\"}",
                "{\"a\" : 1.50e3 , \"id\":7, \"b\":[1, {}], \"c\":\"\\ud800\"} "
                        + "| {\"a\" : 1.50e3,\"b\":[1, {}],\"c\":\"\\ud800\",\"id\":9,\"sessionId\":\"S\"}",
                "{\"id\":7,\"result\":{\"id\":1,\"sessionId\":\"Y\"}} "
                        + "| {\"result\":{\"id\":1,\"sessionId\":\"Y\"},\"id\":9,\"sessionId\":\"S\"}",
                "{\"n\":12345678901234567890123,\"t\":true,\"id\":7}     "
                        + "| {\"n\":12345678901234567890123,\"t\":true,\"id\":9,\"sessionId\":\"S\"}"
            })
    @DisplayName("gets another number and session, and is the same byte for byte otherwise")
    void replaced(String text, String expected) throws IOException {
        byte[] replaced = DevToolsMessage.of(text).with(OptionalLong.of(9), Optional.of("S"));

        assertThat(new String(replaced, StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    @Test
    @DisplayName("may be an empty object, and lose number and session")
    void removed() throws IOException {
        assertThat(DevToolsMessage.of("{\"id\":7}").with(OptionalLong.empty(), Optional.empty()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{}");
    }

    @Test
    @DisplayName("may be as large as a picture of a page, and as deep as a document")
    void large() throws IOException {
        String picture = "x".repeat(30_000_000);
        String document = "[".repeat(5000) + "]".repeat(5000);

        byte[] passedOn = DevToolsMessage.of(
                        "{\"id\":1,\"result\":{\"data\":\"" + picture + "\",\"tree\":" + document + "}}")
                .with(OptionalLong.of(2), Optional.empty());

        assertThat(passedOn).asString(StandardCharsets.UTF_8).contains(picture).contains(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"id\":7}{}", "{\"id\":7", "nonsense", "{\"id\":7} x"})
    @DisplayName("is one whole object, and nothing else")
    void noMessage(String text) {
        assertThatIOException().isThrownBy(() -> DevToolsMessage.of(text));
    }
}
