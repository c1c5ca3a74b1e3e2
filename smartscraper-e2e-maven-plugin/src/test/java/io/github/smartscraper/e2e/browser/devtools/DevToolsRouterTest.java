package io.github.smartscraper.e2e.browser.devtools;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartscraper.e2e.browser.chromium.BrowserClient;
import io.github.smartscraper.e2e.browser.chromium.FakeBrowser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link DevToolsRouter} with a program that stands in for Chromium, by way of its clients. */
@DisplayName("Clients of one browser")
@Timeout(90)
final class DevToolsRouterTest {

    @TempDir
    private Path directory;

    private FakeBrowser browser;
    private BrowserClient first;
    private BrowserClient second;

    @BeforeEach
    void connect() throws Exception {
        browser = FakeBrowser.start(directory);
        first = BrowserClient.ask(browser.endpoint());
        second = BrowserClient.ask(browser.endpoint());
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        browser.close();
    }

    @Test
    @DisplayName("get answers with their own numbers, and without the session that stands for their connection")
    void answers() throws Exception {
        assertThat(first.ask("Test.echo", "{\"a\":1}", "")).hasToString("{\"result\":{\"a\":1},\"id\":1}");
        assertThat(second.ask("Test.echo", "{\"b\":2}", "")).hasToString("{\"result\":{\"b\":2},\"id\":1}");
        assertThat(first.ask("Test.echo", "{\"c\":3}", "")).hasToString("{\"result\":{\"c\":3},\"id\":2}");
    }

    @Test
    @DisplayName("get the events of their own sessions, and of no others")
    void events() throws Exception {
        String session = attach(first);

        second.ask("Test.event", "{\"of\":\"second\"}", "");
        first.ask("Test.event", "{\"of\":\"first\"}", session);

        first.say("{\"id\":50,\"method\":\"Test.event\",\"params\":{\"n\":1},\"sessionId\":\"" + session + "\"}");
        assertThat(first.next())
                .hasToString("{\"method\":\"Test.happened\",\"params\":{\"n\":1},\"sessionId\":\"" + session + "\"}");
        assertThat(first.next().path("id").asInt()).isEqualTo(50);
        second.say("{\"id\":51,\"method\":\"Test.event\",\"params\":{\"n\":2}}");
        assertThat(second.next()).hasToString("{\"method\":\"Test.happened\",\"params\":{\"n\":2}}");
    }

    @Test
    @DisplayName("have the sessions that were made in theirs, and those that were made in these")
    void nested() throws Exception {
        String session = attach(first);

        JsonNode answer = first.ask("Target.attachToTarget", "{}", session);

        String inner = answer.path("result").path("sessionId").asText();
        assertThat(first.ask("Test.echo", "{}", inner).path("sessionId").asText())
                .isEqualTo(inner);
    }

    @Test
    @DisplayName("can't use each other's sessions")
    void foreign() throws Exception {
        String session = attach(first);

        assertThat(second.ask("Test.echo", "{}", session)
                        .path("error")
                        .path("message")
                        .asText())
                .isEqualTo("Session with given id not found.");
        assertThat(second.ask("Test.echo", "{}", "none")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32001);
    }

    @Test
    @DisplayName("that go leave nothing behind in it, and don't disturb the others")
    void gone() throws Exception {
        first.ask("Test.echo", "{}", "");
        second.ask("Test.echo", "{}", "");

        first.close();

        await().until(() -> browser.log().contains("detached SESSION"));
        assertThat(second.echo("still here")).contains("still here");
    }

    @Test
    @DisplayName("that say what is no message are sent away, and don't disturb the others")
    void nonsense() throws Exception {
        first.say("nonsense");

        assertThat(first.isEnded()).isTrue();
        assertThat(second.echo("still here")).contains("still here");
    }

    @Test
    @DisplayName("that do not read are given up in the end, and don't keep the others waiting")
    void notReading() throws Exception {
        first.readNoMore();
        String words = "x".repeat(4_000_000);
        for (int i = 0; i < 5; i++) {
            first.say("{\"id\":" + i + ",\"method\":\"Test.echo\",\"params\":{\"words\":\"" + words + "\"}}");
        }

        assertThat(second.echo("still here")).contains("still here");
    }

    private static String attach(BrowserClient client) throws Exception {
        return client.ask("Target.attachToTarget", "{}", "")
                .path("result")
                .path("sessionId")
                .asText();
    }
}
