package io.github.smartscraper.e2e.browser.devtools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.OtherUser;
import io.github.smartscraper.e2e.browser.chromium.BrowserClient;
import io.github.smartscraper.e2e.browser.chromium.FakeBrowser;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests that another user of the machine can neither use a shared browser nor keep its clients from it. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class OtherUsersBrowserTest {

    @RegisterExtension
    private static final OtherUser OTHER = new OtherUser();

    @TempDir
    private Path directory;

    private FakeBrowser browser;

    @BeforeEach
    void start() throws Exception {
        // As the directory for temporary files is open to all; only that of the run itself is closed.
        OtherUser.readableByAll(directory);
        browser = FakeBrowser.start(directory);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    @DisplayName("Its address is refused to whoever does not know its path (S8)")
    void path() throws Exception {
        String answer = OTHER.run(
                "bash",
                "-c",
                "exec 3<>/dev/tcp/127.0.0.1/" + browser.endpoint().getPort()
                        + "; printf 'GET /json/version HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n' >&3; cat <&3");

        assertThat(answer).startsWith("HTTP/1.1 404 ");
    }

    @Test
    @DisplayName("Its pipes are closed to others (S8)")
    void pipes() throws Exception {
        Path commands = directory.resolve("own/pipes/commands");
        assertThat(commands).exists();

        assertThat(OTHER.run("sh", "-c", "echo x >" + commands)).containsIgnoringCase("permission denied");
        assertThat(OTHER.run("sh", "-c", "cat <" + directory.resolve("own/pipes/answers")))
                .containsIgnoringCase("permission denied");
    }

    @Test
    @DisplayName("Its clients get through although others keep all the connections open that they can (S8)")
    void crowd() throws Exception {
        Process crowd = OTHER.start(
                "bash",
                "-c",
                "for i in $(seq 300); do exec {fd}<>/dev/tcp/127.0.0.1/"
                        + browser.endpoint().getPort() + "; done 2>/dev/null; echo ready; exec sleep 120");
        try {
            // Not closed: the stream belongs to the process.
            BufferedReader output = crowd.inputReader(StandardCharsets.UTF_8);
            assertThat(output.readLine()).isEqualTo("ready");

            try (BrowserClient client = BrowserClient.ask(browser.endpoint())) {
                assertThat(client.echo("through")).contains("through");
            }
        } finally {
            crowd.destroyForcibly().waitFor();
        }
    }
}
