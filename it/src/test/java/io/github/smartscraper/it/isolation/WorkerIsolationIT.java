package io.github.smartscraper.it.isolation;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.state.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** That this fork has a worker of its own and knows of no other. */
@DisplayName("Isolation of the worker")
class WorkerIsolationIT {

    private static final Pattern ANY_DATA_DIR = Pattern.compile("smartscraper-test-\\d+-[\\w-]+");
    private static final Pattern ANY_SERVER = Pattern.compile("^http://(127\\.0\\.0\\.1|localhost):\\d+");

    private final Worker worker = Worker.current();
    private final DataDir data = new DataDir(worker);

    @Test
    @DisplayName("The data directory is named after the worker")
    void dataDirIsNamedAfterWorker() {
        assertThat(worker.id()).matches("\\d+");
        assertThat(worker.dataDir()).isAbsolute().isDirectory();
        assertThat(worker.dataDir().getFileName().toString()).startsWith("smartscraper-test-" + worker.id() + "-");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("Only the owner may enter the data directory")
    void dataDirIsPrivate() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(worker.dataDir())))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("The server listens on this machine only, at a port of its own")
    void serverIsLocal() {
        assertThat(worker.baseUrl()).hasScheme("http").hasHost("127.0.0.1").hasPath("");
        assertThat(worker.baseUrl().getPort()).isPositive();
        assertThat(new ApiClient(worker).health()).hasStatus(200);
    }

    @Test
    @DisplayName("The server at this port keeps its files in this directory")
    void serverUsesThisDirectory() {
        // given
        String fromFile = uniqueDomain();
        String fromPage = uniqueDomain();
        DashboardClient browser = DashboardClient.loggedIn(worker);
        data.writeSites(Site.of(fromFile, "//article"));

        // when
        assertThat(browser.addSite(fromPage, "//main")).hasStatus(303);

        // then
        assertThat(data.sites()).extracting(Site::domain).containsExactlyInAnyOrder(fromFile, fromPage);
        assertThat(browser.page("/dashboard/sites").select("tr[data-domain]").eachAttr("data-domain"))
                .containsExactlyInAnyOrder(fromFile, fromPage);
    }

    @Test
    @DisplayName("What this worker writes appears in no other worker's directory")
    void writingStaysInThisDirectory() throws IOException {
        // given
        String domain = uniqueDomain();

        // when
        assertThat(DashboardClient.loggedIn(worker).addSite(domain, "//article"))
                .hasStatus(303);

        // then
        assertThat(data.site(domain)).isPresent();
        try (Stream<Path> neighbours = Files.list(worker.dataDir().getParent())) {
            assertThat(neighbours.filter(this::isAnotherDataDir))
                    .noneMatch(neighbour -> contains(neighbour.resolve("sites.jsonc"), domain));
        }
    }

    @Test
    @DisplayName("The next worker's token is of no use here")
    void anotherWorkersTokenIsRefused() {
        // given
        String foreign = "test-token-" + (Integer.parseInt(worker.id()) + 1);

        // when
        Answer answer =
                new ApiClient(worker).withAuthorization("Bearer " + foreign).scrapeBody("{}");

        // then
        assertThat(answer).isApiError(401, "unauthorized");
    }

    @Test
    @DisplayName("No system property of this fork names another worker's directory or server")
    void forkKnowsNoOtherWorker() {
        assertThat(propertyParts(ANY_DATA_DIR))
                .containsOnly(worker.dataDir().getFileName().toString());
        assertThat(propertyParts(ANY_SERVER)).containsOnly(worker.baseUrl().toString());
    }

    private static Stream<String> propertyParts(Pattern pattern) {
        return System.getProperties().values().stream()
                .map(Objects::toString)
                .flatMap(value -> pattern.matcher(value).results())
                .map(MatchResult::group);
    }

    private boolean isAnotherDataDir(Path path) {
        return ANY_DATA_DIR.matcher(path.getFileName().toString()).matches() && !path.equals(worker.dataDir());
    }

    /** Another build's directory may vanish, or be out of our reach, at any time. */
    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    private static String uniqueDomain() {
        return UUID.randomUUID() + ".example";
    }
}
