package io.github.smartscraper.e2e.failsafe.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.smartscraper.e2e.ports.loopback.Loopback;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests {@link ControlClient} against a Maven that hangs, or can hardly be reached. */
@DisplayName("A fork that asks Maven")
@Timeout(90)
final class ControlClientTest {

    private static final int SHORT_MILLIS = 1000;
    private static final int LONG_MILLIS = 60_000;

    private ServerSocket maven;

    @BeforeEach
    void open() throws IOException {
        maven = new ServerSocket(0, 5, Loopback.address());
    }

    @AfterEach
    void close() throws IOException {
        maven.close();
    }

    @Test
    @DisplayName("says so when it hears nothing (S7)")
    void hangs() {
        assertThatIOException()
                .isThrownBy(() -> client(SHORT_MILLIS).ask(ForkContract.TOKEN, ""))
                .withMessage("Maven has not answered for 1 s on its port " + maven.getLocalPort()
                        + " of 127.0.0.1, by which it gives workers to forks");
    }

    @Test
    @DisplayName("says so when it hears no more after a first sign of life (S7)")
    void hangsLater() {
        CompletableFuture<Void> answers = answering("WAITING\n");

        assertThatIOException()
                .isThrownBy(() -> client(SHORT_MILLIS).ask(ForkContract.TOKEN, ""))
                .withMessageContaining("has not answered for 1 s");
        assertThat(answers).isNotCompletedExceptionally();
    }

    @Test
    @DisplayName("waits for the answer as long as there are signs of life")
    void waits() throws IOException {
        CompletableFuture<Void> answers = answering("WAITING\nWAITING\nDONE token+1\n");

        assertThat(client(LONG_MILLIS).ask(ForkContract.TOKEN, "")).isEqualTo("token 1");
        assertThat(answers).isNotCompletedExceptionally();
    }

    @Test
    @DisplayName("comes again when it is sent away before it was heard, as when others crowd the port (S7)")
    void comesAgain() throws IOException {
        CompletableFuture<Void> answers = answering("", "", "DONE token\n");

        assertThat(client(LONG_MILLIS).ask(ForkContract.TOKEN, "")).isEqualTo("token");
        assertThat(answers).isNotCompletedExceptionally();
    }

    @Test
    @DisplayName("does not ask again for what may have been done")
    void once() {
        CompletableFuture<Void> answers = answering("WAITING\n|", "DONE second\n");

        assertThatIOException()
                .isThrownBy(() -> client(LONG_MILLIS).ask(ForkContract.BEGIN, "AIT"))
                .withMessage("Maven gave no answer");
        assertThat(answers).isNotCompletedExceptionally();
    }

    /** One answer for each connection; one that ends with neither a word nor an answer leaves it open. */
    private CompletableFuture<Void> answering(String... answers) {
        return CompletableFuture.runAsync(() -> {
            try {
                for (String answer : List.of(answers)) {
                    answer(answer);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void answer(String answer) throws IOException {
        Socket fork = maven.accept();
        byte[] text = answer.replace("|", "").getBytes(StandardCharsets.US_ASCII);
        fork.getOutputStream().write(text);
        if (!answer.equals("WAITING\n")) {
            fork.shutdownOutput();
        }
    }

    private ControlClient client(int silenceMillis) {
        return new ControlClient(maven.getLocalPort(), "key", "0", silenceMillis);
    }
}
