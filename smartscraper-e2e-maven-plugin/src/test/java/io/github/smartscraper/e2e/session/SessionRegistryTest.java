package io.github.smartscraper.e2e.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what {@link SessionRegistry} writes to {@code session.json}, and what it reads from a broken one. */
final class SessionRegistryTest {

    private static final ProcessIdentity OWNER = new ProcessIdentity(4711, Instant.parse("2026-01-31T12:34:56.780Z"));

    @TempDir
    private Path temporary;

    private Path file;
    private SessionRegistry registry;

    @BeforeEach
    void makeRegistry() {
        file = temporary.resolve("smartscraper-e2e/session.json");
        registry = new SessionRegistry(file, "s-1", OWNER);
    }

    @Test
    @DisplayName("Nothing is written before there is something to own")
    void nothingIsWrittenAtFirst() {
        // given the registry, when, then
        assertThat(file).doesNotExist();
        assertThat(SessionRegistry.read(file)).isEmpty();
    }

    @Test
    @DisplayName("A shared browser stands in it, too, and alone if there is no worker yet")
    void aBrowserIsOwned() throws IOException {
        // given
        OwnedBrowser browser = new OwnedBrowser("/tmp/smartscraper-test-browser-abc", 0, "");

        // when
        registry.record(browser);

        // then
        assertThat(SessionRegistry.read(file)).hasValueSatisfying(record -> {
            assertThat(record.browser()).isEqualTo(browser);
            assertThat(record.directories()).containsExactly(browser.directory());
        });
        registry.close();
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("The file names the session, its Maven process, and each worker with port, directory and process")
    void theFileNamesAllThatIsOwned() throws IOException {
        // given
        OwnedWorker worker = new OwnedWorker(0, 9000, "/tmp/smartscraper-test-0-abc", 4720, "2026-01-31T12:35:00Z");

        // when
        registry.record(worker);

        registry.record(new ProcessIdentity(4720, Instant.parse("2026-01-31T12:35:00Z")));

        // then
        ObjectMapper json = new ObjectMapper();
        ObjectNode written = (ObjectNode) json.readTree(file.toFile());
        assertThat(written.remove("home").get("path").asText())
                .isEqualTo(file.resolveSibling("").toRealPath().toString());
        assertThat(written).isEqualTo(json.readTree("""
                                {
                                  "session": "s-1",
                                  "ownerPid": 4711,
                                  "ownerStartedAt": "2026-01-31T12:34:56.780Z",
                                  "workers": [{
                                    "id": 0,
                                    "port": 9000,
                                    "dataDirectory": "/tmp/smartscraper-test-0-abc",
                                    "pid": 4720,
                                    "startedAt": "2026-01-31T12:35:00Z"
                                  }],
                                  "processes": [{"pid": 4720, "startedAt": "2026-01-31T12:35:00Z"}]
                                }
                                """));
    }

    @Test
    @DisplayName("Workers stand by number, each once, as they were recorded last")
    void workersStandByNumber() throws IOException {
        // given
        OwnedWorker starting = new OwnedWorker(1, 9001, "/tmp/b", 0, "");
        OwnedWorker other = new OwnedWorker(0, 9000, "/tmp/a", 0, "");
        OwnedWorker started = new OwnedWorker(1, 9001, "/tmp/b", 4721, "2026-01-31T12:35:00Z");

        // when
        registry.record(starting);
        registry.record(other);
        registry.record(started);

        // then
        assertThat(SessionRegistry.read(file).map(SessionRecord::workers)).contains(List.of(other, started));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("Only the owner may read the file")
    void onlyTheOwnerMayRead() throws IOException {
        // given
        registry.record(new OwnedWorker(0, 9000, "/tmp/a", 0, ""));

        // when, then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("Whoever reads it while workers come up always finds a whole file")
    void readersAlwaysFindAWholeFile() throws IOException {
        // given
        registry.record(new OwnedWorker(0, 9000, "/tmp/a", 0, ""));
        CompletableFuture<Void> recording = CompletableFuture.runAsync(() -> recordMany(1));
        CompletableFuture<Void> alsoRecording = CompletableFuture.runAsync(() -> recordMany(33));

        // when, then
        do {
            assertThat(SessionRegistry.read(file)).isPresent();
        } while (!recording.isDone() || !alsoRecording.isDone());
        CompletableFuture.allOf(recording, alsoRecording).join();
        assertThat(SessionRegistry.read(file).orElseThrow().workers()).hasSize(64);
    }

    private void recordMany(int from) {
        for (int id = from; id < Math.min(64, from + 32); id++) {
            try {
                registry.record(new OwnedWorker(id, 9000 + id, "/tmp/" + id, 0, ""));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    @DisplayName("Closing removes the file, and may be done twice")
    void closingRemovesTheFile() throws IOException {
        // given
        registry.record(new OwnedWorker(0, 9000, "/tmp/a", 0, ""));

        // when
        registry.close();
        registry.close();

        // then
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("A file that can't be written is an error")
    void anUnwritableFileIsAnError() throws IOException {
        // given
        Files.createFile(temporary.resolve("smartscraper-e2e"));

        // when, then
        assertThatIOException().isThrownBy(() -> registry.record(new OwnedWorker(0, 9000, "/tmp/a", 0, "")));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A file that can't be understood is read as none")
    @CsvSource(delimiter = '|', textBlock = """
                    empty                      | ''
                    not JSON                   | session: s-1
                    cut short                  | {"session": "s-1", "ownerPid": 47
                    null                       | null
                    a list                     | []
                    an empty object            | {}
                    unknown property           | {"session": "s", "ownerPid": 1, "ownerStartedAt": "2026-01-31T12:34:56Z", "workers": [], "more": 1}
                    without a session          | {"ownerPid": 1, "ownerStartedAt": "2026-01-31T12:34:56Z", "workers": []}
                    without a start instant    | {"session": "s", "ownerPid": 1, "workers": []}
                    start that is no instant   | {"session": "s", "ownerPid": 1, "ownerStartedAt": "yesterday", "workers": []}
                    without workers            | {"session": "s", "ownerPid": 1, "ownerStartedAt": "2026-01-31T12:34:56Z"}
                    worker that is null        | {"session": "s", "ownerPid": 1, "ownerStartedAt": "2026-01-31T12:34:56Z", "workers": [null]}
                    worker without a directory | {"session": "s", "ownerPid": 1, "ownerStartedAt": "2026-01-31T12:34:56Z", "workers": [{"id": 0}]}
                    """)
    void aBrokenFileIsReadAsNone(String kind, String text) throws IOException {
        // given
        Path broken = Files.writeString(temporary.resolve("session.json"), text);

        // when
        Optional<SessionRecord> read = SessionRegistry.read(broken);

        // then
        assertThat(read).as(kind).isEmpty();
    }

    @Test
    @DisplayName("A directory in place of the file is read as none")
    void aDirectoryIsReadAsNone() throws IOException {
        // given
        Path directory = Files.createDirectory(temporary.resolve("session.json"));

        // when, then
        assertThat(SessionRegistry.read(directory)).isEmpty();
    }
}
