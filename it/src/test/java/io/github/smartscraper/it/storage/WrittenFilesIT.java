package io.github.smartscraper.it.storage;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Form;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixtureSite;
import io.github.smartscraper.it.state.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tests how the server writes: all of it, in turn, with nothing left lying about, and for its owner only to change. */
@DisplayName("Written files")
class WrittenFilesIT {

    private static final int CROWD = 6;

    private final Worker worker = Worker.current();
    private final DataDir data = new DataDir(worker);
    private final DashboardClient browser = DashboardClient.loggedIn(worker);

    @Test
    @DisplayName("Sites that are added at the same time are all in the file")
    void concurrentWritesAreAllKept() {
        // given
        data.seed();
        Form form = browser.addForm("", "//article");

        // when
        Stream<CompletableFuture<Answer>> answers = IntStream.range(0, CROWD)
                .mapToObj(i -> form.with("domain", "site-" + i + ".example"))
                .map(filled -> CompletableFuture.supplyAsync(() -> browser.submit(filled), WrittenFilesIT::inThread))
                .toList()
                .stream();

        // then
        assertThat(answers.map(CompletableFuture::join))
                .extracting(Answer::status)
                .containsOnly(303);
        assertThat(data.sites()).extracting(Site::domain).hasSize(CROWD).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("No temporary file is left beside the files")
    void noTemporaryFileIsLeft() {
        // given
        data.seed();
        Set<String> before = data.snapshot().keySet();

        // when
        assertThat(browser.addSite("new.example", "//article")).hasStatus(303);

        // then
        assertThat(data.snapshot().keySet()).isEqualTo(before);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("Nobody but the owner may change what the server wrote")
    void filesAreWritableForOwnerOnly() {
        // given
        data.seed();

        // when
        assertThat(new ApiClient(worker).scrape(FixtureSite.closedUrl())).isApiError(502, "navigation");
        assertThat(browser.addSite("new.example", "//article")).hasStatus(303);

        // then
        assertThat(Stream.concat(Stream.of(data.sitesFile(), data.statsFile()), data.logFiles().stream()))
                .hasSize(3)
                .allSatisfy(file -> assertThat(permissions(file))
                        .contains(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                        .doesNotContain(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
    }

    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        return Files.getPosixFilePermissions(file);
    }

    /** The common pool has a single thread on a machine with two cores. */
    private static void inThread(Runnable task) {
        new Thread(task, "crowd").start();
    }
}
