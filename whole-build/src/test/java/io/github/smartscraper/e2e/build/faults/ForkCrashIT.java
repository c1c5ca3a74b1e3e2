package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Forks that end in the middle of a class: one build in which three of five do, each class in a fork of its own. */
@RunsMaven
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A fork that crashes")
class ForkCrashIT {

    private BuildResult build;

    @BeforeAll
    void runTheBuild(MavenBuilds builds) throws Exception {
        build = builds.sample("plain")
                .goals("verify")
                .property("it.test", "AlphaIT,ExitCheck,HaltingCheck,KilledCheck,SmokeCheck")
                .property("failsafe.runOrder", "alphabetical")
                .property("reuseForks", "false")
                .execute();
    }

    @Test
    @DisplayName("by System.exit(0) fails the build, which names the class")
    void exits() {
        assertThatBuild(build).failed().says("sample.ExitCheck");
        assertThat(build.reports().tests()).doesNotContain("ExitCheck.exits");
    }

    @Test
    @DisplayName("by Runtime.halt fails the build, which names the class")
    void halts() {
        assertThatBuild(build).failed().says("sample.HaltingCheck");
    }

    @Test
    @DisplayName("by kill -9 fails the build, which names the class")
    void isKilled() {
        assertThatBuild(build).failed().says("sample.KilledCheck");
    }

    @Test
    @DisplayName("gives its worker back, which serves the next fork from its seed")
    void givesItsWorkerBack() {
        assertThatBuild(build).startedServers(1);
        assertThat(build.visits().classes()).containsExactly("AlphaIT", "SmokeCheck");
        assertThat(build.visits().by("SmokeCheck").stateAtStart()).isEqualTo("[]");
    }
}
