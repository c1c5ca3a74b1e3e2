package io.github.smartscraper.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link BindFailure}. */
@DisplayName("A failure to bind")
final class BindFailureTest {

    @TempDir
    private Path directory;

    @DisplayName("is known by the words of")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: listen EADDRINUSE: address already in use 127.0.0.1:9000",
                "OSError: [Errno 98] Address already in use",
                "java.net.BindException: Address already in use",
                "Web server failed to start. Port 9000 was already in use.",
                "listen tcp 127.0.0.1:9000: bind: address already in use"
            })
    void words(String line) throws Exception {
        Path log = directory.resolve("worker-0.log");
        BindFailure failure = new BindFailure(log);

        Files.writeString(log, "starting\n" + line + "\n");

        assertThat(failure.isLogged()).isTrue();
        assertThat(failure.isLoggedOf(9000)).isEqualTo(line.contains("9000"));
        assertThat(failure.isLoggedOf(900)).isFalse();
    }

    @Test
    @DisplayName("of an earlier server does not count")
    void earlier() throws Exception {
        Path log = Files.writeString(directory.resolve("worker-0.log"), "EADDRINUSE\n");
        BindFailure failure = new BindFailure(log);

        Files.writeString(log, "starting\n", StandardOpenOption.APPEND);

        assertThat(failure.isLogged()).isFalse();
    }

    @Test
    @DisplayName("is not known where there is no log")
    void noLog() {
        assertThat(new BindFailure(directory.resolve("worker-0.log")).isLogged())
                .isFalse();
    }
}
