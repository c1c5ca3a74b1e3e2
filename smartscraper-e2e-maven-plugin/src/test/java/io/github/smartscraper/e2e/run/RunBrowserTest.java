package io.github.smartscraper.e2e.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.browser.chromium.BrowserSettings;
import io.github.smartscraper.e2e.browser.chromium.ChromiumStarter;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.run.ownership.RunParts;
import io.github.smartscraper.e2e.secrets.SampleMask;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link RunBrowser}, mostly with programs that are no browser. */
@DisplayName("The shared browser of a run")
@Timeout(120)
final class RunBrowserTest {

    private static final String SECRET = "hunter2-hunter2";

    @RegisterExtension
    private final RunParts parts = new RunParts();

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private final SecretMask mask = SampleMask.of(SECRET);

    @Test
    @DisplayName("needs a program where it is wanted, and nothing where it is not")
    void require() throws Exception {
        browser(false, Optional.empty()).require();

        assertThatThrownBy(browser(true, Optional.empty())::require)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no browser was found");
    }

    @Test
    @DisplayName("has no address, directory or process where it is not wanted")
    void unwanted() throws Exception {
        // given
        RunBrowser browser = browser(false, Optional.empty());

        // when
        browser.open();
        browser.start(workers.pool());
        browser.awaitReady();

        // then
        assertThat(browser.variables()).isEmpty();
        assertThat(parts.dataDirectories()).isEmpty();
        browser.leave();
        browser.close();
    }

    @Test
    @DisplayName("has an address before it is started, and a directory that goes with the run")
    void open() throws Exception {
        // given
        parts.resources().open();
        RunBrowser browser = browser(true, Optional.of(parts.program("browser", "sleep 600")));

        // when
        browser.open();

        // then
        assertThat(browser.variables().get("BROWSER_WS_ENDPOINT")).startsWith("ws://127.0.0.1:");
        assertThat(parts.dataDirectories()).hasSize(1);
        browser.close();
    }

    @Test
    @DisplayName("that can't be started fails the run, with what it printed, and no secret in it")
    void unusable() throws Exception {
        // given
        parts.resources().open();
        RunBrowser browser =
                browser(true, Optional.of(parts.program("browser", "echo no display for " + SECRET + "; exit 7")));
        browser.open();

        // when
        browser.start(workers.pool());

        // then
        assertThatThrownBy(browser::awaitReady)
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("exited with code 7")
                .hasMessageContaining("no display for ****");
        browser.leave();
        browser.close();
    }

    @Test
    @DisplayName("that fails while it is used is told of, but not when the run is over")
    void failed() throws Exception {
        // given
        RunBrowser browser = browser(false, Optional.empty());
        browser.start(workers.pool());

        // when
        browser.failed(new BrowserProblem.NotLaunched("no such program"), 1, 3);
        browser.replaced(Duration.ofSeconds(1));
        browser.leave();
        browser.failed(new BrowserProblem.NotLaunched("no such program"), 2, 3);

        // then
        assertThat(parts.console().lines())
                .containsExactly(
                        "WARNING The shared browser could not be launched: no such program",
                        "WARNING Replacing it at the same address (1 of 3)",
                        "The shared browser is ready again after 1.0 s");
    }

    private RunBrowser browser(boolean wanted, Optional<Path> program) {
        HostSystem host = parts.host();
        Path log = parts.files().browserLog();
        RunBrowser.Starts starts = (found, directory) -> new ChromiumStarter(
                new BrowserSettings(
                        new BrowserSettings.Command(found, List.of()),
                        directory,
                        host.environment(),
                        parts.cookie().ofBrowser(),
                        log,
                        mask,
                        new BrowserSettings.Limits(Duration.ofSeconds(30), 0)),
                host.launcher(),
                host.processes());
        return new RunBrowser(wanted, program, starts, log, parts.resources(), parts.console(), mask);
    }
}
