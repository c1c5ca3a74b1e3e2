package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Builds that Failsafe alone would take for green, or would remember as such. */
@RunsMaven
@DisplayName("A build is green only where tests have passed:")
class VerdictIT {

    @Test
    @DisplayName("a secret that occurs in the name of a test class hides no failure of it")
    void secretInName(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("e2e.apiToken", "sample")
                .property("sample.fail", "BetaIT")
                .property("it.test", "BetaIT")
                .execute();

        assertThatBuild(build).failedByTheUsersDoing().says("BetaIT", "Tests run: 2, Failures: 1");
        assertThat(build.reports().failures()).containsExactly("BetaIT.visits");
    }

    @Test
    @DisplayName("classes whose listeners were switched off, so that nothing was reset for them, are refused")
    void listenersOff(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("argLine", "-Djunit.platform.execution.listeners.deactivate=*")
                .property("it.test", "AlphaIT")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .says("Not all test classes have passed", "AlphaIT ran without asking for its worker");
    }

    @Test
    @DisplayName("an address that the user sets for all tests takes no fork to another server")
    void addressOfTheUser(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("TEST_BASE_URL", "http://127.0.0.1:1")
                .property("it.test", "AlphaIT")
                .execute();

        assertThatBuild(build).succeeded().says("What the build sets for TEST_BASE_URL in tests has no effect");
        assertThat(build.visits().classes()).containsExactly("AlphaIT");
    }

    @Test
    @DisplayName("what failed without belonging to a class is not forgotten by the next build")
    void failureOfNoClass(MavenBuilds builds) throws Exception {
        BuildResult first = halting(builds).execute();
        assertThatBuild(first).failed().says("belongs to no test class");

        BuildResult second = halting(builds).whereRan(first.traces()).execute();
        assertThatBuild(second).failed().saysNot("no server started");
    }

    private static MavenBuild halting(MavenBuilds builds) {
        return builds.sample("plain")
                .goals("verify")
                .configuration("<includes><include>**/HookCheck.java</include></includes>");
    }

    @Test
    @DisplayName("suite files of TestNG, which would run no test at all, are refused before anything is started")
    void suiteFiles(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .configuration("<suiteXmlFiles><suiteXmlFile>testng.xml</suiteXmlFile></suiteXmlFiles>")
                .execute();

        assertThatBuild(build).failedByTheUsersDoing().says("Parameter suiteXmlFiles can't be used", "JUnit Platform");
        assertThat(build.serversStarted()).isEmpty();
    }
}
