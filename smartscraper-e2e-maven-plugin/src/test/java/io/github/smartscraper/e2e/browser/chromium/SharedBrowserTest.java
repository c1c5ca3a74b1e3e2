package io.github.smartscraper.e2e.browser.chromium;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.SessionLauncher;
import io.github.smartscraper.e2e.secrets.SecretMask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests {@link SharedBrowser} with a program that stands in for Chromium. */
@DisplayName("A shared browser")
@Timeout(90)
final class SharedBrowserTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path directory;

    private final RecordedBrowserEvents events = new RecordedBrowserEvents();
    private final ProcessTable processes = ProcessTable.ofThisSystem();
    private final ProcessCookie cookie = children.cookie();
    private final List<SharedBrowser> opened = new ArrayList<>();
    private Path program;
    private Path own;

    /** Shorter only for those that hang: one that is killed as it is asked has not answered since it was asked before. */
    private Duration silenceLimit = LIMIT;

    @BeforeEach
    void writeProgram() throws IOException {
        program = FakeChromium.in(directory);
        own = Files.createDirectory(directory.resolve("own"));
    }

    @AfterEach
    void close() {
        opened.forEach(SharedBrowser::leave);
        opened.forEach(SharedBrowser::close);
    }

    @Test
    @DisplayName("is reached at its address, in both directions, by several clients")
    void isReached() throws Exception {
        // given
        SharedBrowser browser = started();

        // when, then
        try (BrowserClient first = BrowserClient.ask(browser.endpoint());
                BrowserClient second = BrowserClient.ask(browser.endpoint())) {
            assertThat(first.status()).isEqualTo("101");
            assertThat(first.browser()).isEqualTo(second.browser()).isEqualTo(pid());
            assertThat(first.echo("from the first")).contains("from the first");
            assertThat(second.echo("from the second")).contains("from the second");
        }
        assertThat(events.lines()).containsExactly("about to be launched", "launched", "ready");
    }

    @Test
    @DisplayName("can be asked for before it is ready, and is then waited for")
    void isWaitedFor() throws Exception {
        // given
        SharedBrowser browser = browser(3);
        browser.start();

        // when, then
        try (BrowserClient client = BrowserClient.ask(browser.endpoint())) {
            assertThat(client.status()).isEqualTo("101");
        }
    }

    @Test
    @DisplayName("lets in nobody who does not know its address")
    void unknownPath() throws Exception {
        // given
        URI address = started().endpoint();
        URI guessed = URI.create("ws://127.0.0.1:" + address.getPort() + "/devtools/browser/guessed");

        // when, then
        assertThat(address.getPath()).matches("/devtools/browser/[0-9a-f]{32}");
        try (BrowserClient client = BrowserClient.ask(guessed)) {
            assertThat(client.status()).isEqualTo("404");
        }
    }

    @Test
    @DisplayName("that is killed is replaced at the same address, with a fresh profile, and its clients see it go")
    void killed() throws Exception {
        // given
        SharedBrowser browser = started();
        long before = pid();
        try (BrowserClient client = BrowserClient.ask(browser.endpoint())) {
            assertThat(client.browser()).isEqualTo(before);

            // when
            ProcessHandle.of(before).ifPresent(ProcessHandle::destroyForcibly);

            // then
            assertThat(client.isEnded()).isTrue();
        }
        try (BrowserClient client = BrowserClient.ask(browser.endpoint())) {
            assertThat(client.browser()).isEqualTo(pid()).isNotEqualTo(before);
        }
        assertThat(events.lines()).containsSubsequence("ready", "failed, restart 1 of 3", "replaced");
        assertThat(events.problems()).first().isInstanceOf(BrowserProblem.Exited.class);
        try (var profiles = Files.list(directory.resolve("own"))) {
            assertThat(profiles)
                    .extracting(Path::getFileName)
                    .containsExactlyInAnyOrder(Path.of("profile-2"), Path.of("pipes"));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("that hangs keeps new clients waiting, who then get its replacement")
    void hangingMeanwhile() throws Exception {
        // given
        silenceLimit = Duration.ofSeconds(1);
        SharedBrowser browser = started();
        long before = pid();
        new ProcessBuilder("kill", "-STOP", Long.toString(before)).start().waitFor();

        // when
        try (BrowserClient client = BrowserClient.ask(browser.endpoint())) {
            // then
            assertThat(client.browser()).isPositive().isNotEqualTo(before);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("that hangs is replaced")
    void hanging() throws Exception {
        // given
        silenceLimit = Duration.ofSeconds(1);
        SharedBrowser browser = started();
        long before = pid();

        // when
        new ProcessBuilder("kill", "-STOP", Long.toString(before)).start().waitFor();

        // then
        await().atMost(LIMIT).until(() -> events.lines().contains("replaced"));
        assertThat(events.problems()).first().isInstanceOf(BrowserProblem.WentSilent.class);
        try (BrowserClient client = BrowserClient.ask(browser.endpoint())) {
            assertThat(client.browser()).isNotEqualTo(before);
        }
    }

    @Test
    @DisplayName("that was replaced as often as is allowed is given up, and clients are told")
    void givenUp() throws Exception {
        // given
        SharedBrowser browser = browser(0);
        browser.start();
        browser.awaitReady();

        // when
        ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);

        // then
        await().atMost(LIMIT).until(() -> events.lines().contains("lost"));
        assertThat(events.problems()).last().isInstanceOf(BrowserProblem.TooManyRestarts.class);
        assertThat(catchThrowableOfType(BrowserException.class, browser::awaitReady)
                        .problem())
                .isInstanceOf(BrowserProblem.TooManyRestarts.class);
        try (BrowserClient client = BrowserClient.ask(browser.endpoint())) {
            assertThat(client.status()).isEqualTo("503");
        }
    }

    @Test
    @DisplayName("that ends at once is a failure with its exit code and what it has printed, and is not tried again")
    void exits() throws Exception {
        // given
        SharedBrowser browser = browser(3, "--behaviour=exit");

        // when
        browser.start();
        BrowserException failure = catchThrowableOfType(BrowserException.class, browser::awaitReady);

        // then
        assertThat(failure.problem()).isInstanceOfSatisfying(BrowserProblem.Exited.class, exit -> {
            assertThat(exit.exitCode()).hasValue(FakeChromium.EXIT_CODE);
            assertThat(exit.output().lines()).contains("no display");
        });
        await().until(() -> events.lines().contains("lost"));
        assertThat(events.lines()).containsOnlyOnce("launched");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("that does not answer is a failure when the limit is over, and is ended")
    void neverReady() throws Exception {
        // given
        SharedBrowser browser = browser(settings(3, Duration.ofMillis(500), "--behaviour=silent"));

        // when
        browser.start();
        BrowserException failure = catchThrowableOfType(BrowserException.class, browser::awaitReady);

        // then
        assertThat(failure.problem()).isInstanceOf(BrowserProblem.NeverReady.class);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(pids()).isEmpty());
    }

    @Test
    @DisplayName("whose program is not there is a failure with its name")
    void noProgram() throws Exception {
        // given
        program = directory.resolve("no-such-browser");
        SharedBrowser browser = browser(3);

        // when
        browser.start();
        BrowserException failure = catchThrowableOfType(BrowserException.class, browser::awaitReady);

        // then
        assertThat(failure.problem())
                .isInstanceOfSatisfying(BrowserProblem.NotLaunched.class, launch -> assertThat(launch.reason())
                        .contains("no-such-browser"));
    }

    @Test
    @DisplayName("that is left is not replaced any more, and whoever waits for it is told")
    void isLeft() throws Exception {
        // given
        SharedBrowser browser = started();
        long before = pid();

        // when
        browser.leave();
        ProcessHandle.of(before).ifPresent(ProcessHandle::destroyForcibly);

        // then
        assertThat(catchThrowableOfType(BrowserException.class, browser::awaitReady)
                        .problem())
                .isInstanceOf(BrowserProblem.Stopped.class);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(pids()).isEmpty());
        assertThat(events.lines()).doesNotContain("failed, restart 1 of 3", "lost");
    }

    @Test
    @DisplayName("has no port of its own, and pipes that only its user can open (S8)")
    void noPort() throws Exception {
        // given
        started();

        // then what it prints is on its way to the log
        Path log = directory.resolve("logs/browser.log");
        await().untilAsserted(() -> assertThat(log).content().contains("--remote-debugging-pipe"));
        assertThat(log).content().doesNotContain("--remote-debugging-port");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("own/pipes"))))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("carries its cookie, keeps its temporary files to itself, and gets the user's options")
    void isMarked() throws Exception {
        // given
        SharedBrowser browser = browser(3, "--lang=de", "--window-size=1280,800");

        // when
        browser.start();
        browser.awaitReady();

        // then
        await().untilAsserted(() -> assertThat(Files.readString(directory.resolve("logs/browser.log")))
                .contains("--lang=de --window-size=1280,800 about:blank", "--disable-background-networking")
                .contains("--user-data-dir=" + directory.resolve("own/profile-1")));
        assertThat(environment())
                .contains(
                        "SMARTSCRAPER_E2E_WORKER=browser",
                        "SMARTSCRAPER_E2E_SESSION=" + cookie.session(),
                        "TMPDIR=" + own);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName(
            "keeps its temporary files to itself also where its directory has no name that leaves room for sockets")
    void longName() throws Exception {
        // given
        own = Files.createDirectory(directory.resolve("own".repeat(30)));

        // when
        started();

        // then
        assertThat(environment()).contains("TMPDIR=/proc/self/cwd");
        assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid() + "/cwd"))).isEqualTo(own);
    }

    private List<String> environment() throws IOException {
        return List.of(Files.readString(Path.of("/proc/" + pid() + "/environ")).split("\0", -1));
    }

    private SharedBrowser started() throws Exception {
        SharedBrowser browser = browser(3);
        browser.start();
        browser.awaitReady();
        return browser;
    }

    private SharedBrowser browser(int maxRestarts, String... arguments) throws IOException {
        return browser(settings(maxRestarts, LIMIT, arguments));
    }

    private SharedBrowser browser(BrowserSettings settings) throws IOException {
        ChromiumStarter starter =
                new ChromiumStarter(settings, SessionLauncher.onPath(Executables.of(System.getenv())), processes);
        SharedBrowser browser = new SharedBrowser(starter, events, silenceLimit);
        opened.add(browser);
        return browser;
    }

    private BrowserSettings settings(int maxRestarts, Duration limit, String... arguments) {
        return new BrowserSettings(
                new BrowserSettings.Command(program, List.of(arguments)),
                own,
                System.getenv(),
                cookie.ofBrowser(),
                directory.resolve("logs/browser.log"),
                new SecretMask(),
                new BrowserSettings.Limits(limit, maxRestarts));
    }

    private Set<Long> pids() {
        return processes.carrying(cookie.ofBrowser());
    }

    private long pid() {
        return pids().iterator().next();
    }
}
