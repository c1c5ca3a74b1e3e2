package io.github.smartscraper.e2e.failsafe.bridge;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.failsafe.fork.ForkContract;
import io.github.smartscraper.e2e.failsafe.fork.ForkSide;
import io.github.smartscraper.e2e.secrets.SampleMask;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.Background;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ForkControl} over its real socket, with what forks ask through. */
@DisplayName("A fork control")
@Timeout(180)
final class ForkControlTest {

    private static final String TEST_CLASS = "org.example.ÄnderungIT$Nested with spaces & 100%";

    /** Printed by the server that ends. */
    private static final String SECRET = "database";

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private WorkerPool pool;
    private ForkControl control;

    @BeforeEach
    void open() throws IOException {
        pool = workers.pool(NodeServer.SERVING);
        control = open(pool);
    }

    @AfterEach
    void close() throws IOException {
        control.close();
    }

    @Test
    @DisplayName("tells a fork its token")
    void token() throws IOException {
        assertThat(ask(ForkContract.TOKEN, "")).isEqualTo("token-0");
    }

    @Test
    @DisplayName("makes the worker ready for a class, and tells the pool how that has ended")
    void classes() throws Exception {
        // given
        pool.start();

        // when
        ask(ForkContract.BEGIN, TEST_CLASS);
        ask(ForkContract.PASSED, TEST_CLASS);
        ask(ForkContract.BEGIN, TEST_CLASS);
        ask(ForkContract.FAILED, TEST_CLASS);

        // then
        assertThat(workers.events())
                .containsSubsequence(TEST_CLASS + " ended on 0 and passed", TEST_CLASS + " ended on 0 and failed");
    }

    @DisplayName("is understood whatever is a secret: a word of the protocol, the name of a class (G1)")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DONE", "BEGIN", "PASSED", "FAILED", "token-0", "sample", TEST_CLASS})
    void secretsLikeWords(String secret) throws Exception {
        pool.start();
        try (ForkControl masking = new ForkControl(pool, SampleMask.of(secret))) {
            for (String request : List.of(ForkContract.BEGIN, ForkContract.FAILED)) {
                assertThat(ForkSide.ask(masking.port(), masking.key(), "0", request, TEST_CLASS))
                        .isEmpty();
            }
            assertThat(ForkSide.ask(masking.port(), masking.key(), "0", ForkContract.TOKEN, ""))
                    .isEqualTo("token-0");
        }
        assertThat(workers.events()).contains(TEST_CLASS + " ended on 0 and failed");
    }

    @DisplayName("refuses whoever does not know the key")
    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "wrong", "00000000000000000000000000000000"})
    void wrongKey(String key) {
        assertThatIOException()
                .isThrownBy(() -> ForkSide.ask(control.port(), key, "0", ForkContract.TOKEN, ""))
                .withMessage("this is not a fork of this run");
    }

    @Test
    @DisplayName("has a key of its own, which another run does not know")
    void ownKey() throws IOException {
        // given
        try (ForkControl other = open(pool)) {
            // then
            assertThat(other.key()).hasSize(32).isNotEqualTo(control.key());
            assertThatIOException()
                    .isThrownBy(() -> ForkSide.ask(control.port(), other.key(), "0", ForkContract.TOKEN, ""));
        }
    }

    @Test
    @DisplayName("refuses a request that it does not know")
    void unknownRequest() {
        assertThatIOException().isThrownBy(() -> ask("REBOOT", "")).withMessage("there is no request REBOOT");
    }

    @Test
    @DisplayName("refuses a worker that there is none of")
    void unknownWorker() {
        assertThatIOException()
                .isThrownBy(() -> ForkSide.ask(control.port(), control.key(), "7", ForkContract.TOKEN, ""))
                .withMessage("there is no worker 7");
        assertThatIOException()
                .isThrownBy(() -> ForkSide.ask(control.port(), control.key(), "zero", ForkContract.TOKEN, ""));
    }

    @DisplayName("survives lines that are no requests")
    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {"\n", "GET / HTTP/1.1\r\n", "\u0000\u0001\n", ""})
    void garbage(String line) throws IOException {
        // when
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), control.port())) {
            socket.getOutputStream().write(line.getBytes(StandardCharsets.ISO_8859_1));
        }

        // then
        assertThat(ask(ForkContract.TOKEN, "")).isEqualTo("token-0");
    }

    @Test
    @DisplayName("puts the failure of a worker into words, without secrets")
    void failingWorker() throws Exception {
        // given
        reopen(NodeServer.EXITING);
        assertThatThrownBy(pool::start).isInstanceOf(WorkerException.class);

        // then
        assertThatIOException()
                .isThrownBy(() -> ask(ForkContract.BEGIN, TEST_CLASS))
                .withMessageStartingWith("Worker 0 exited with code 3 after ")
                .withMessageContaining("****")
                .withMessageNotContaining(SECRET);
        assertThat(workers.unready()).hasSize(1);
    }

    @Test
    @DisplayName("answers nobody when it is closed, not even those that wait already")
    void closed() throws Exception {
        // given
        reopen(NodeServer.GATED);
        FutureTask<Void> start = Background.start(() -> {
            pool.start();
            return null;
        });
        await().until(() -> !workers.pids().isEmpty());
        assertThat(start).isNotDone();
        FutureTask<String> waiting = Background.start(() -> ask(ForkContract.BEGIN, TEST_CLASS));
        await().until(() -> threadWaits("e2e-fork-control"));

        // when
        control.close();

        // then
        assertThatThrownBy(() -> waiting.get(40, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        assertThatIOException().isThrownBy(() -> ask(ForkContract.TOKEN, ""));
    }

    private static boolean threadWaits(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name) && thread.getState() == Thread.State.WAITING);
    }

    private void reopen(NodeServer server) throws IOException {
        control.close();
        pool = workers.pool(server);
        control = open(pool);
    }

    private static ForkControl open(WorkerPool pool) throws IOException {
        return new ForkControl(pool, SampleMask.of(SECRET));
    }

    private String ask(String request, String argument) throws IOException {
        return ForkSide.ask(control.port(), control.key(), "0", request, argument);
    }
}
