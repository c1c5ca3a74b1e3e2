package io.github.smartscraper.it.scrape;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixturePage;
import io.github.smartscraper.it.fixture.FixtureSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A Chromium that is killed under its server. */
@DisplayName("When Chromium is killed")
class KilledBrowserIT {

    private static final Path PROC = Path.of("/proc");

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final Worker worker = Worker.current();
    private final ApiClient api = new ApiClient(worker);

    @BeforeEach
    void needsProc() {
        assumeTrue(Files.isDirectory(PROC.resolve("self")), "a server's processes are found in /proc");
    }

    /** Other classes would be hit as well. SharedBrowserIT in whole-build kills a shared one. */
    @BeforeEach
    void needsABrowserOfItsOwn() {
        assumeTrue(System.getProperty("BROWSER_WS_ENDPOINT") == null, "the browser is not this server's alone");
    }

    @Test
    @DisplayName("the next scrape succeeds all the same, with another one")
    void nextScrapeSucceeds() throws Exception {
        // given
        assertThat(api.scrape(site.url(FixturePage.ARTICLE))).hasStatus(200);
        List<ProcessHandle> browser = browser();
        assertThat(browser).as("processes of this server's Chromium").isNotEmpty();

        // when
        browser.forEach(ProcessHandle::destroyForcibly);

        // then
        assertThat(api.scrape(site.url(FixturePage.ARTICLE))).hasStatus(200);
        assertThat(browser()).isNotEmpty().doesNotContainAnyElementsOf(browser);
    }

    /** Chromium and its children inherit the environment of this fork's server, and so its DATA_DIR. */
    private List<ProcessHandle> browser() throws IOException {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (strings(process.resolve("cmdline")).stream().anyMatch(KilledBrowserIT::isProfile)
                        && strings(process.resolve("environ")).contains("DATA_DIR=" + worker.dataDir())) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static boolean isProfile(String argument) {
        return argument.startsWith("--user-data-dir=");
    }

    private static List<String> strings(Path file) {
        try {
            return Arrays.asList(
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\0"));
        } catch (IOException e) {
            // It has ended since it was listed, or is another user's.
            return List.of();
        }
    }
}
