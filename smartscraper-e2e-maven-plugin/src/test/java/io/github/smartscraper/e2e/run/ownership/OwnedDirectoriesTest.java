package io.github.smartscraper.e2e.run.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.isolation.OwnerMarker;
import io.github.smartscraper.e2e.isolation.Seed;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.support.tree.Remnant;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link OwnedDirectories}. */
@DisplayName("The directories of a run")
@Timeout(60)
final class OwnedDirectoriesTest {

    private final OwnedDirectories directories = new OwnedDirectories();
    private final CountDownLatch made = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private Path path;

    @TempDir
    private Path root;

    @BeforeEach
    void name() {
        path = root.resolve("smartscraper-test-0");
    }

    @Test
    @DisplayName("are removed when the run ends")
    void removed() throws Exception {
        directories.make(path, this::make);

        directories.close();

        assertThat(directories.remove()).isEmpty();
        assertThat(path).doesNotExist();
    }

    @Test
    @DisplayName("are not made any more from then on")
    void late() {
        directories.close();

        assertThatThrownBy(() -> directories.make(path, this::make)).isInstanceOf(InterruptedIOException.class);
        assertThat(path).doesNotExist();
    }

    @Test
    @DisplayName("are removed also while one is being made, which is not waited for")
    void hangingSeed() throws Exception {
        // given
        FutureTask<Optional<DataDirectory>> making = makingSlowly();

        // when
        directories.close();
        List<Remnant> remaining = directories.remove();

        // then
        assertThat(remaining).isEmpty();
        assertThat(path).doesNotExist();
        assertThat(directories.unfinished()).containsExactly(path);
        mayGoOn.countDown();
        assertThatThrownBy(making::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedIOException.class);
        assertThat(directories.unfinished()).isEmpty();
    }

    private FutureTask<Optional<DataDirectory>> makingSlowly() throws InterruptedException {
        FutureTask<Optional<DataDirectory>> making = new FutureTask<>(() -> directories.make(path, () -> {
            Optional<DataDirectory> directory = make();
            made.countDown();
            awaitUninterruptibly(mayGoOn);
            return directory;
        }));
        new Thread(making, "make").start();
        made.await();
        return making;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<DataDirectory> make() throws IOException {
        OwnerMarker marker = new OwnerMarker("session", ProcessIdentity.current());
        return Optional.of(DataDirectory.create(path, new Seed(Optional.empty()), marker));
    }
}
