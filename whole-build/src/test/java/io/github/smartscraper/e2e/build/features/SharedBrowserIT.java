package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.Listeners;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The real SmartScraper, whose servers share one real Chromium that the plugin has started. */
@RunsMaven
@DisplayName("With e2e.browser=shared")
class SharedBrowserIT {

    private static final Path APP = Path.of(System.getProperty("basedir", ""), "../it/app");

    private static Path chromium;

    @BeforeAll
    static void find() throws Exception {
        chromium = RealBrowser.find();
    }

    @Test
    @DisplayName("two servers and two forks use one browser, at one address, and nothing is left")
    void isShared(MavenBuilds builds) throws Exception {
        BuildResult build = shared(builds).property("e2e.workers", "2").execute();

        assertThatBuild(build).succeeded().says("The shared browser is ready after", "nothing is left");
        Properties first = notes(build, "FirstIT");
        Properties second = notes(build, "SecondIT");
        assertThat(first.getProperty("endpoint"))
                .matches("ws://127\\.0\\.0\\.1:\\d+/devtools/browser/[0-9a-f]{32}")
                .isEqualTo(second.getProperty("endpoint"));
        // The sample asserts that the servers have started none of their own.
        assertThat(build.file("target/smartscraper-e2e/logs/browser.log"))
                .content()
                .doesNotContain("DevTools listening on");
    }

    @Test
    @DisplayName("a browser that is killed is replaced at its address, servers connect again, and the class is marked")
    void isReplaced(MavenBuilds builds) throws Exception {
        BuildResult build = shared(builds).property("it.test", "KillingCheck").execute();

        assertThatBuild(build)
                .succeeded()
                .says("The shared browser exited with code 137", "Replacing it at the same address (1 of 3)")
                .says("The shared browser is ready again after")
                .saysInOneLine("KillingCheck was hit by an infrastructure fault", "lost the browser");
        assertThat(build.file("target/smartscraper-e2e/results.json"))
                .content()
                .contains("lost the browser that all workers share");
    }

    @Test
    @DisplayName("a browser that may not be replaced ends the run, which says why")
    void isGivenUp(MavenBuilds builds) throws Exception {
        BuildResult build = shared(builds)
                .property("it.test", "KillingCheck,SecondIT")
                .property("failsafe.runOrder", "alphabetical")
                .property("e2e.maxRestarts", "0")
                .execute();

        assertThatBuild(build)
                .failed()
                .says("lost the browser that all workers share, which is given up after 0 restarts (-De2e.maxRestarts)")
                .says("exited with code 137");
    }

    @Test
    @DisplayName(
            "the browser has no port of its own, and neither it nor its profile is left after a kill of Maven (S8)")
    void isReaped(MavenBuilds builds) throws Exception {
        RunningBuild build = shared(builds)
                .property("it.test", "FirstIT")
                .property("sample.linger", "120")
                .start();
        await().atMost(Duration.ofMinutes(2))
                .failFast("Maven has ended: " + build.log(), () -> !build.isAlive())
                .until(() -> Files.exists(build.traces().project().resolve("target/notes/FirstIT.properties")));
        assertThat(Leftovers.of(build.traces()).find()).anyMatch(line -> line.contains("--user-data-dir="));

        List<ProcessHandle> browsers = browsers(builds.directory());
        assertThat(browsers).isNotEmpty();
        assertThat(browsers).allSatisfy(process -> assertThat(Listeners.read().portsOf(process.pid()))
                .isEmpty());

        build.signal("KILL");
        build.awaitEnd(Duration.ofSeconds(10));

        Leftovers.of(build.traces()).assertNoneWithin(Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("a program that is no browser is told with its exit code, and what to try")
    void doesNotStart(MavenBuilds builds) throws Exception {
        BuildResult build =
                shared(builds).property("e2e.executablePath", "/bin/false").execute();

        assertThatBuild(build)
                .failedByInfrastructure()
                .says(
                        "The shared browser exited with code 1 after",
                        "-De2e.executablePath=",
                        "smartscraper-e2e:doctor");
    }

    @Test
    @DisplayName("and without any, the build says what to install before anything is started")
    void isMissing(MavenBuilds builds) throws Exception {
        String path = SearchPath.without(
                builds.directory().resolve("bin"),
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable");

        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("e2e.browser", "shared")
                .variable("PATH", path)
                .variable("EXECUTABLE_PATH", "")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .says("Parameter browser 'shared' can't be used", "install chromium", "-De2e.executablePath=")
                .startedServers(0);
    }

    private static MavenBuild shared(MavenBuilds builds) {
        return builds.sample("shared-browser")
                .goals("verify")
                .property("e2e.browser", "shared")
                .property("e2e.executablePath", chromium.toString())
                // The command tsx makes a socket in the directory for temporary files, whose path is too long for one
                // here.
                .property("e2e.command", "node --import tsx src/index.ts")
                .property("e2e.appDirectory", APP.toAbsolutePath().normalize().toString());
    }

    private static List<ProcessHandle> browsers(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains("--user-data-dir=" + directory))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            // It has ended since.
            return "";
        }
    }

    private static Properties notes(BuildResult build, String testClass) throws IOException {
        Properties notes = new Properties();
        try (Reader reader = Files.newBufferedReader(build.file("target/notes/" + testClass + ".properties"))) {
            notes.load(reader);
        }
        return notes;
    }
}
