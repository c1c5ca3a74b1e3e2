package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page that a run leaves, and what a real Chromium makes of it; the looking is done by {@code src/report/check.mjs}. */
@RunsMaven
@DisplayName("The HTML report")
class ReportIT {

    private static final Path SCRIPTS = Path.of(System.getProperty("basedir", ""), "src/report");
    private static final String REPORT = "target/smartscraper-e2e/report/index.html";

    @Test
    @DisplayName("is written by a run, which says where it is, and nobody but its owner may read it")
    void isWritten(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("e2e.open", "true")
                .execute();

        assertThatBuild(build)
                .succeeded()
                .saysInOneLine("The report is in ", REPORT)
                .says("The report was not opened (-De2e.open): nobody seems to sit at this build");
        assertThat(build.file(REPORT)).content().contains("\"outcome\":\"PASSED\"");
        assertThat(Files.getPosixFilePermissions(build.file(REPORT))).hasSize(2);
    }

    @Test
    @DisplayName("of any run works in a browser: summary, timeline, list, keys, hostile texts, 2,000 classes, axe-core")
    void works(MavenBuilds builds) throws Exception {
        Path axe = builds.directory().resolve("axe.min.js");
        try (InputStream in = ReportIT.class.getResourceAsStream("/axe.min.js")) {
            Files.copy(in, axe);
        }
        List<String> reports = Stream.of("sample", "hostile", "large")
                .map(name -> report(builds, name).toString())
                .toList();

        Process node = node(
                RealBrowser.find().toString(), Stream.concat(Stream.of("check.mjs", axe.toString()), reports.stream()));
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(said).isZero();
        assertThat(said).contains("ok: the report leaves nothing for axe-core to find, in light and dark");
    }

    @Test
    @DisplayName("can't be written where nothing has run, and the goal says what to type")
    void needsResults(MavenBuilds builds) throws Exception {
        BuildResult build =
                builds.sample("plain").goals("smartscraper-e2e:report").execute();

        assertThatBuild(build).failedByTheUsersDoing().says("There is nothing to report: ", "mvn verify");
    }

    /** Has the goal write the report of a made-up run, see {@code src/report/fixtures.mjs}. */
    private static Path report(MavenBuilds builds, String name) {
        try {
            MavenBuild build = builds.sample("plain").goals("smartscraper-e2e:report");
            BuildTraces traces = build.layOut();
            Process fixtures =
                    node("", Stream.of("fixtures.mjs", name, traces.project().toString()));
            assertThat(fixtures.waitFor()).isZero();
            BuildResult result = build.whereRan(traces).execute();
            assertThatBuild(result).succeeded().saysInOneLine("The report is in ", REPORT);
            return result.file(REPORT);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process node(String browser, Stream<String> arguments) throws IOException {
        ProcessBuilder node =
                new ProcessBuilder(Stream.concat(Stream.of("node"), arguments).toList());
        node.environment().put("EXECUTABLE_PATH", browser);
        return node.directory(SCRIPTS.toFile()).redirectErrorStream(true).start();
    }
}
