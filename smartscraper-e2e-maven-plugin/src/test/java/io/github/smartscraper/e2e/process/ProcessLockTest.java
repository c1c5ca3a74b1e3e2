package io.github.smartscraper.e2e.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests who gets a {@link ProcessLock}, and when. */
@Timeout(90)
final class ProcessLockTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(100);

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("9000.lock");
    }

    @Test
    @DisplayName("A lock that nobody has is taken, and nothing but its file is left in the directory")
    void aFreeLockIsTaken() throws IOException {
        // given no file, when
        Optional<ProcessLock> lock = ProcessLock.tryAcquire(file);

        // then
        assertThat(lock).isPresent();
        assertThat(files()).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkdir", "mkfifo", "ln -s elsewhere", "truncate -s 2K"})
    @DisplayName("What is no lock is not taken for one: it is neither read nor removed, and nobody waits for it (S6)")
    void aStrangersFile(String command) throws Exception {
        // given
        Process made = children.start(Map.of(), "sh", "-c", command + " \"$0\"", file.toString());
        assertThat(made.waitFor()).isZero();

        // when, then
        assertThat(ProcessLock.tryAcquire(file)).isEmpty();
        assertThatIOException()
                .isThrownBy(() -> ProcessLock.acquire(file, LONG))
                .withMessage(file + " is in the way: it is no file of this plugin");
        assertThatIOException().isThrownBy(() -> ProcessLock.owner(file));
        assertThat(files()).containsExactly(file);
    }

    @Test
    @DisplayName("A lock that this process has is not taken a second time")
    void aLockOfThisProcessIsTaken() throws IOException {
        // given
        assertThat(ProcessLock.tryAcquire(file)).isPresent();

        // when
        Optional<ProcessLock> second = ProcessLock.tryAcquire(file);

        // then
        assertThat(second).isEmpty();
        assertThat(files()).containsExactly(file);
    }

    @Test
    @DisplayName("A lock that another live process has is not taken")
    void aLockOfALiveProcessIsTaken() throws IOException {
        // given
        lockOf(ProcessIdentity.of(children.start(Map.of(), "sleep", "300").toHandle()));

        // when, then
        assertThat(ProcessLock.tryAcquire(file)).isEmpty();
        assertThat(file).exists();
    }

    @Test
    @DisplayName("A lock whose owner is dead is taken")
    void aLockOfADeadProcessIsFree() throws Exception {
        // given
        lockOf(children.ended());

        // when
        Optional<ProcessLock> lock = ProcessLock.tryAcquire(file);

        // then
        assertThat(lock).isPresent();
        assertThat(ProcessLock.tryAcquire(file)).isEmpty();
        assertThat(files()).containsExactly(file);
    }

    @Test
    @DisplayName("A lock whose owner's pid was given to another process is taken")
    void aReusedPidIsNoOwner() throws IOException {
        // given
        lockOf(ChildProcesses.predecessor());

        // when, then
        assertThat(ProcessLock.tryAcquire(file)).isPresent();
    }

    @Test
    @DisplayName(
            "What a process that was killed while it took a lock has left is removed, and that of a live one is not")
    void draftsOfTheDeadAreRemoved() throws Exception {
        // given
        Path abandoned = draftOf(children.ended(), "1");
        Path live = draftOf(ProcessIdentity.current(), "1");
        Path elsewhere = draftOf(ChildProcesses.elsewhere(), "1");
        Path begun = Files.createFile(directory.resolve(".lock-4711-2"));
        Path foreign = Files.createFile(directory.resolve(".lock-of-somebody"));

        // when
        ProcessLock.removeAbandonedDrafts(directory);

        // then
        assertThat(files()).doesNotContain(abandoned).contains(live, elsewhere, begun, foreign);
    }

    @ParameterizedTest
    @DisplayName("A file that names no owner is no lock")
    @ValueSource(
            strings = {"", "4711", "node 2026-01-31T12:34:56Z uuid", "4711 yesterday uuid", "foreign text of four words"
            })
    void aFileWithoutAnOwnerIsNoLock(String text) throws IOException {
        // given
        Files.writeString(file, text);

        // when, then
        assertThat(ProcessLock.tryAcquire(file)).isPresent();
    }

    @Test
    @DisplayName("A lock that was given back is free, and its file is gone")
    void aClosedLockIsFree() throws IOException {
        // given
        ProcessLock lock = ProcessLock.tryAcquire(file).orElseThrow();

        // when
        lock.close();

        // then
        assertThat(files()).isEmpty();
        assertThat(ProcessLock.tryAcquire(file)).isPresent();
    }

    @Test
    @DisplayName("Giving back a lock twice does not take it from its next owner")
    void closingTwiceDoesNotTakeItFromOthers() throws IOException {
        // given
        ProcessLock lock = ProcessLock.tryAcquire(file).orElseThrow();
        lock.close();
        assertThat(ProcessLock.tryAcquire(file)).isPresent();

        // when
        lock.close();

        // then
        assertThat(ProcessLock.tryAcquire(file)).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("Only the owner may read the file")
    void onlyTheOwnerMayRead() throws IOException {
        // given
        assertThat(ProcessLock.tryAcquire(file)).isPresent();

        // when, then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("Whoever waits gets the lock when it is given back")
    void whoeverWaitsGetsTheLock() throws IOException {
        // given
        ProcessLock lock = ProcessLock.tryAcquire(file).orElseThrow();
        CompletableFuture<Optional<ProcessLock>> waiting = CompletableFuture.supplyAsync(() -> acquire(LONG));

        // when
        lock.close();

        // then
        assertThat(waiting.join()).isPresent();
    }

    @Test
    @DisplayName("Waiting ends when the limit is over")
    void waitingEnds() throws IOException {
        // given
        assertThat(ProcessLock.tryAcquire(file)).isPresent();
        long begin = System.nanoTime();

        // when
        Optional<ProcessLock> lock = ProcessLock.acquire(file, SHORT);

        // then
        assertThat(lock).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(SHORT, LONG);
    }

    @Test
    @DisplayName("Waiting ends when the thread is interrupted, which it stays")
    void anInterruptEndsWaiting() throws IOException {
        // given
        assertThat(ProcessLock.tryAcquire(file)).isPresent();

        // when
        Thread.currentThread().interrupt();
        Optional<ProcessLock> lock = ProcessLock.acquire(file, LONG);

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lock).isEmpty();
    }

    @Test
    @DisplayName("Of several that want it at the same time, one at a time has it")
    void oneAtATimeHasIt() {
        // given
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        // when
        List<CompletableFuture<Void>> all = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> holdOften(holders, most)))
                .limit(3)
                .toList();
        all.forEach(CompletableFuture::join);

        // then
        assertThat(most).hasValue(1);
        assertThat(file).doesNotExist();
    }

    private void holdOften(AtomicInteger holders, AtomicInteger most) {
        for (int i = 0; i < 20; i++) {
            try (ProcessLock lock = acquire(LONG).orElseThrow()) {
                assertThat(lock).isNotNull();
                most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                holders.decrementAndGet();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    @DisplayName("A directory that is not there is an error that names it")
    void aMissingDirectoryIsAnError() {
        // given
        Path missing = directory.resolve("missing");

        // when, then
        assertThatIOException()
                .isThrownBy(() -> ProcessLock.tryAcquire(missing.resolve("9000.lock")))
                .withMessageContaining(missing.toString());
    }

    private Optional<ProcessLock> acquire(Duration limit) {
        try {
            return ProcessLock.acquire(file, limit);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void lockOf(ProcessIdentity owner) throws IOException {
        Files.writeString(file, owner.pid() + " " + owner.startedAt() + " uuid");
    }

    private Path draftOf(ProcessIdentity process, String random) throws IOException {
        return Files.writeString(
                directory.resolve(".lock-" + process.pid() + '-' + random),
                process.pid() + " " + process.startedAt() + " uuid");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A lock of a process that can't be seen from here, as one in another container, is not taken")
    void aLockOfAnotherNamespaceIsTaken() throws IOException {
        // given
        lockOf(ChildProcesses.elsewhere());

        // when, then
        assertThat(ProcessLock.tryAcquire(file)).isEmpty();
        assertThat(ProcessLock.owner(file)).contains(ChildProcesses.elsewhere());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A lock that an earlier version has written is not taken while a process has the number of its owner")
    void anOldLockIsSpared() throws IOException {
        // given the same process, as it seems after the clock was put back by an hour
        lockOf(new ProcessIdentity(ProcessHandle.current().pid(), Instant.now().plusSeconds(3600)));

        // when, then
        assertThat(ProcessLock.tryAcquire(file)).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("A copy of a lock in another directory is no lock")
    void aCopyIsNoLock() throws IOException {
        // given
        assertThat(ProcessLock.tryAcquire(file)).isPresent();
        Path copy = Files.createDirectory(directory.resolve("copy")).resolve("9000.lock");

        // when
        Files.copy(file, copy);

        // then
        assertThat(ProcessLock.owner(file)).isPresent();
        assertThat(ProcessLock.owner(copy)).isEmpty();
        assertThat(ProcessLock.tryAcquire(copy)).isPresent();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
