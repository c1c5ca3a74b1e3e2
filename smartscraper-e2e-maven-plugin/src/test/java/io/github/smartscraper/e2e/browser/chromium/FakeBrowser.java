package io.github.smartscraper.e2e.browser.chromium;

import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.process.SessionLauncher;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.support.EndLimits;
import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Shared browser of a test, which is a program that stands in for Chromium. */
public final class FakeBrowser implements AutoCloseable {

    private final SharedBrowser browser;
    private final ProcessCookie cookie;
    private final Path log;

    private FakeBrowser(SharedBrowser browser, ProcessCookie cookie, Path log) {
        this.browser = browser;
        this.cookie = cookie;
        this.log = log;
    }

    /** Starts one, and waits until it is ready. */
    public static FakeBrowser start(Path directory) throws Exception {
        ProcessCookie cookie = ProcessCookie.newSession().ofBrowser();
        Path own = directory.resolve("own");
        Path log = directory.resolve("browser.log");
        BrowserSettings settings = new BrowserSettings(
                new BrowserSettings.Command(FakeChromium.in(directory), List.of()),
                Files.createDirectory(own, OwnerOnly.directory(own)),
                System.getenv(),
                cookie,
                log,
                new SecretMask(),
                new BrowserSettings.Limits(Duration.ofSeconds(60), 0));
        ChromiumStarter starter = new ChromiumStarter(
                settings, SessionLauncher.onPath(Executables.of(System.getenv())), ProcessTable.ofThisSystem());
        SharedBrowser browser = new SharedBrowser(starter, new RecordedBrowserEvents());
        browser.start();
        browser.awaitReady();
        return new FakeBrowser(browser, cookie, log);
    }

    /** Where clients connect to. */
    public URI endpoint() {
        return browser.endpoint();
    }

    /** What the program has printed. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        browser.leave();
        new ProcessTree(ProcessTable.ofThisSystem(), cookie, null).end(EndLimits.BROWSER);
        browser.close();
    }
}
