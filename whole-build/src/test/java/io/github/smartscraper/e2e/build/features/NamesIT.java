package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.NpmPackages;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of tests of each kind that Jupiter knows, as people, files and the next build find them. */
@RunsMaven
@DisplayName("A test")
class NamesIT {

    private static Path ctrf;

    @BeforeAll
    static void install(@TempDir Path directory) throws Exception {
        ctrf = directory.resolve("ctrf");
        NpmPackages.copy("ctrf", ctrf);
        NpmPackages.install(ctrf);
    }

    @Test
    @DisplayName(
            "of any kind that fails is named once on the console, with what to type, and so for CI and other tools")
    void failing(MavenBuilds builds) throws Exception {
        BuildResult build =
                run(builds, "KindsCheck").variable("GITHUB_ACTIONS", "true").execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .saysNot("[ERROR] Failures:")
                .says(
                        "KindsCheck.counts(int)[2] (2)",
                        "KindsCheck.counts(String)[2] (two as a word)",
                        "KindsCheck.made()[2][1] (a container with one that fails)",
                        "KindsCheck.named (A name for people: $HOME `date` 'quoted')",
                        "-Dit.test=KindsCheck#again",
                        "KindsCheck.Inside.named",
                        "-Dit.test='KindsCheck$Inside#named'",
                        "-Dit.test='KindsCheck$Inside$Deeper#counts'")
                .saysInOneLine("::error ", "line=79,", "-Dit.test='sample.KindsCheck$Inside#named'");
        assertThat(build.log().split("two is too many", -1))
                .as("once for people, once for GitHub")
                .hasSize(3);
        assertThat(build.file("target/smartscraper-e2e/results.json"))
                .content()
                .contains("\"testClass\" : \"sample.KindsCheck$Inside$Deeper\"", "\"failures\" : 8");
        assertThat(faults(build)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is run again alone by what the console says to type:")
    @CsvSource(textBlock = """
                    KindsCheck#made, 2
                    KindsCheck$Inside#named, 1
                    KindsCheck$Inside$Deeper#counts, 2
                    """)
    void again(String test, int methods, MavenBuilds builds) throws Exception {
        BuildResult build = run(builds, test).execute();

        assertThatBuild(build).failedByTheUsersDoing().says("Tests run: " + methods + ", Failures: 1");
    }

    @Test
    @DisplayName("of a suite is named by its own class, since that is what runs it alone")
    void suite(MavenBuilds builds) throws Exception {
        BuildResult build = run(builds, "KindsSuiteCheck")
                .variable("GITHUB_ACTIONS", "true")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .says("-Dit.test='KindsCheck$Inside#named'")
                .saysInOneLine(
                        "::error file=src/test/java/sample/KindsCheck.java,line=28", "'sample.KindsCheck#counts'");
        assertThat(faults(build)).isEmpty();
    }

    @Test
    @DisplayName("that passes when it is run again is a flaky one for other tools")
    void flaky(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("it.test", "AlphaIT,FlakyCheck")
                .property("failsafe.rerunFailingTestsCount", "1")
                .execute();

        assertThatBuild(build).succeeded().says("Flakes:", "Run 1: ");
        assertThat(build.file("target/smartscraper-e2e/ctrf.json"))
                .content()
                .containsPattern("\"flaky\" ?: ?1")
                .containsPattern("\"retries\" ?: ?1");
        assertThat(faults(build)).isEmpty();
    }

    private static MavenBuild run(MavenBuilds builds, String test) {
        return builds.sample("suites").goals("verify").property("it.test", test);
    }

    /** What the package of the format itself finds wrong with the run's {@code ctrf.json}. */
    private static String faults(BuildResult build) throws IOException, InterruptedException {
        Process node = new ProcessBuilder(
                        "node",
                        "check.mjs",
                        build.file("target/smartscraper-e2e/ctrf.json").toString())
                .directory(ctrf.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(said).isZero();
        return said;
    }
}
