package io.github.smartscraper.e2e.failsafe.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.OtherUser;
import io.github.smartscraper.e2e.failsafe.fork.ForkContract;
import io.github.smartscraper.e2e.failsafe.fork.ForkSide;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that another user who connects to the port of {@link ForkControl} gets nothing, and keeps no fork from its worker. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
final class OtherUsersForksTest {

    @RegisterExtension
    private static final OtherUser OTHER = new OtherUser();

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private WorkerPool pool;
    private ForkControl control;

    @BeforeEach
    void open() throws Exception {
        pool = workers.pool(NodeServer.SERVING);
        pool.start();
        control = new ForkControl(pool, new SecretMask());
    }

    @AfterEach
    void close() throws Exception {
        control.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                // Keeps more connections open than there is room for, and says nothing.
                "for i in $(seq 300); do exec {fd}<>/dev/tcp/127.0.0.1/$port; done; echo ready; sleep 120",
                // Comes again and again.
                "echo ready; while :; do (exec 3<>/dev/tcp/127.0.0.1/$port); done",
                // Sends a line that has no end.
                "for i in 1 2 3; do cat /dev/zero >/dev/tcp/127.0.0.1/$port & done; echo ready; wait"
            })
    @DisplayName("A crowded port does not keep a fork from its worker (S7)")
    void crowd(String script) throws Exception {
        Process crowd = OTHER.start("bash", "-c", "port=" + control.port() + "; exec 2>/dev/null; " + script);
        try {
            // Not closed: the stream belongs to the process.
            BufferedReader output = crowd.inputReader(StandardCharsets.UTF_8);
            assertThat(output.readLine()).isEqualTo("ready");

            for (int i = 0; i < 20; i++) {
                assertThat(ask(ForkContract.TOKEN, "")).isEqualTo("token-0");
            }
            ask(ForkContract.BEGIN, "sample.AIT");
            ask(ForkContract.PASSED, "sample.AIT");
        } finally {
            crowd.descendants().forEach(ProcessHandle::destroyForcibly);
            crowd.destroyForcibly().waitFor();
        }
        assertThat(workers.events()).contains("sample.AIT ended on 0 and passed");
    }

    @Test
    @DisplayName("The token is not told to somebody who does not know the key")
    void token() throws Exception {
        String answer = OTHER.run(
                "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + control.port() + "; echo 'x TOKEN 0 ' >&3; cat <&3");

        assertThat(answer).isEqualTo("REFUSED this+is+not+a+fork+of+this+run\n");
    }

    private String ask(String request, String argument) throws Exception {
        return ForkSide.ask(control.port(), control.key(), "0", request, argument);
    }
}
