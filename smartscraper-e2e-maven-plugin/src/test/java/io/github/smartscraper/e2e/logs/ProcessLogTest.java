package io.github.smartscraper.e2e.logs;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.masking.ByteSink;
import io.github.smartscraper.e2e.masking.MaskedStream;
import io.github.smartscraper.e2e.masking.SecretStream;
import io.github.smartscraper.e2e.masking.StreamMask;
import io.github.smartscraper.e2e.masking.forms.Automaton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ProcessLog}, and with it what sources and the file itself do. */
@DisplayName("The log of a process")
final class ProcessLogTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final AtomicInteger exceeded = new AtomicInteger();
    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("logs/worker-0.log");
    }

    private ProcessLog log(long limit) throws IOException {
        return new ProcessLog(file, hiding("s3cret-key"), new LogLimit(limit, exceeded::incrementAndGet));
    }

    private static StreamMask hiding(String secret) {
        Automaton automaton = Automaton.of(List.of(secret));
        return new StreamMask() {

            @Override
            public MaskedStream to(ByteSink sink) {
                return new SecretStream(() -> automaton, sink);
            }

            @Override
            public String apply(String text) {
                throw new UnsupportedOperationException(text);
            }
        };
    }

    private static void print(MaskedLog source, String text) {
        source.write(text.getBytes(StandardCharsets.UTF_8), 0, text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    @DisplayName("masks a secret that is printed in two parts, whatever the other source prints meanwhile")
    void twoParts() throws IOException {
        try (ProcessLog log = log(1 << 20)) {
            MaskedLog out = log.source();
            print(out, "key=s3cre");
            print(log.source(), "other\n");
            print(out, "t-key.\n");
        }

        assertThat(Files.readAllLines(file)).containsExactly("other", "key=****.");
    }

    @Test
    @DisplayName("has the last line although nothing ends it")
    void lastLine() throws IOException {
        try (ProcessLog log = log(1 << 20)) {
            print(log.source(), "one\r\ntwo\rthree s3c");
        }

        assertThat(Files.readAllLines(file)).containsExactly("one", "two", "three s3c");
    }

    @Test
    @DisplayName("has a question that waits for its answer, and what comes behind it on the same line")
    void question() throws IOException {
        try (ProcessLog log = log(1 << 20)) {
            MaskedLog out = log.source();
            print(out, "Overwrite s3");
            await().atMost(LIMIT).untilAsserted(() -> assertThat(file).hasContent("Overwrite s3"));
            print(out, "? [y]");
            await().atMost(LIMIT).untilAsserted(() -> assertThat(file).hasContent("Overwrite s3? [y]"));
            print(log.source(), "other\n");
        }

        assertThat(Files.readAllLines(file)).containsExactly("Overwrite s3? [y]", "other");
    }

    @Test
    @DisplayName("keeps its beginning and its end, and says what is missing between them")
    void limit() throws IOException {
        try (ProcessLog log = log(4000)) {
            MaskedLog out = log.source();
            for (int line = 0; line < 10_000; line++) {
                print(out, "line " + line + "\n");
            }
        }

        assertThat(Files.size(file)).isBetween(2000L, 4000L);
        assertThat(Files.readAllLines(file))
                .startsWith("line 0", "line 1")
                .endsWith("line 9998", "line 9999")
                .containsOnlyOnce("[lines left out here, since the log may have 4000 bytes: -De2e.maxLogSize]")
                .allMatch(line -> line.matches("line \\d+|\\[lines left out.*|"));
        assertThat(exceeded).hasPositiveValue();
    }

    @Test
    @DisplayName("goes on within its limit when the process is started again")
    void limitOfAll() throws IOException {
        for (int start = 0; start < 20; start++) {
            try (ProcessLog log = log(4000)) {
                MaskedLog out = log.source();
                for (int line = 0; line < 100; line++) {
                    print(out, "start " + start + " line " + line + "\n");
                }
            }
        }

        assertThat(Files.size(file)).isLessThanOrEqualTo(4000L);
        assertThat(Files.readAllLines(file)).startsWith("start 0 line 0").endsWith("start 19 line 99");
    }

    @Test
    @DisplayName("cuts a line after 1 MiB, reads on to its end, and still masks what is in the next one")
    void longLine() throws IOException {
        String megabyte = "x".repeat(1 << 20);
        try (ProcessLog log = log(64 << 20)) {
            MaskedLog out = log.source();
            for (int times = 0; times < 30; times++) {
                print(out, megabyte);
            }
            print(out, "\nkey=s3cret-key\n");
        }

        assertThat(Files.readAllLines(file)).containsExactly(megabyte + " [line cut after 1 MiB]", "key=****");
    }

    @Test
    @DisplayName("survives a mask that fails, and says nothing of what that says")
    void failingMask() throws IOException {
        UnaryOperator<String> failing = line -> {
            if (line.contains("bad")) {
                throw new IllegalStateException("could not find s3cret-key");
            }
            return line;
        };
        try (ProcessLog log = new ProcessLog(file, failing, LogLimit.usual())) {
            print(log.source(), "good\nbad line\n");
            print(log.source(), "good again\n");
        }

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "good",
                        "[output left out, since it could not be searched for secrets: IllegalStateException]",
                        "good again");
    }

    @Test
    @DisplayName("goes on reading when its file is closed")
    void closed() throws IOException {
        ProcessLog log = log(1 << 20);
        MaskedLog out = log.source();
        log.close();

        print(out, "too late\n");
        print(log.source(), "far too late\n");

        assertThat(file).isEmptyFile();
    }
}
