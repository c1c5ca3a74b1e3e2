package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Classes that fail because their server was killed, or hangs. */
@RunsMaven
@DisplayName("A test class whose server is lost under it")
class RetryIT {

    private static final String LOST = "sample.VictimCheck was hit by an infrastructure fault";

    @Test
    @InMatrix
    @DisplayName("by SIGKILL runs again on a fresh server, with its DATA_DIR at the seed, and the build passes")
    void killed(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds, "AlphaIT,VictimCheck,SmokeCheck").execute();

        assertThatBuild(build)
                .succeeded()
                .saysInOneLine(LOST, "worker 0, never restarted before, exited with code 137")
                .saysInOneLine(LOST, "passed when it ran again (-De2e.retryInfrastructure)")
                .ranTests(
                        "AlphaIT.visits",
                        "AlphaIT.asksForItsToken",
                        "SmokeCheck.visits",
                        "SmokeCheck.asksForItsToken",
                        "VictimCheck.needsItsServer",
                        "VictimCheck.needsNoServer");
        assertThat(build.reports().failures()).isEmpty();
        assertThat(build.reports().summary()).containsEntry("completed", 6).containsEntry("errors", 0);
        assertThat(build.serversStarted())
                .as("the first, its replacement, a fresh one")
                .hasSize(3);
        assertThat(build.visits().by("VictimCheck").stateAtStart()).isEqualTo("[]");
        assertThat(build.visits().by("VictimCheck").filesAtStart()).doesNotContain("of-SmokeCheck.txt");
        assertThat(Files.readString(build.file("target/smartscraper-e2e/results.json")))
                .contains("\"outcome\" : \"FLAKY\"", "\"infrastructureFault\" : true", "exited with code 137")
                .contains("sample server listens on");
    }

    @Test
    @DisplayName("by SIGSTOP, so that it hangs, runs again as well")
    void hanging(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds, "AlphaIT,VictimCheck")
                .property("sample.signal", "STOP")
                .execute();

        assertThatBuild(build)
                .succeeded()
                .saysInOneLine(LOST, "worker 0", "has not answered for")
                .saysInOneLine(LOST, "passed when it ran again");
        assertThat(build.serversStarted()).hasSize(3);
    }

    @Test
    @DisplayName("twice fails the build, which names the worker, how often it was restarted, and why it failed")
    void twice(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds, "AlphaIT,VictimCheck")
                .property("sample.losses", "2")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .saysInOneLine(
                        "VictimCheck failed, and was hit by infrastructure faults 2 times",
                        "worker 0, never restarted before, exited with code 137",
                        "worker 0, restarted 1 time before, exited with code 137")
                .saysInOneLine("VictimCheck", "no more than 1 retry is allowed (-De2e.retryInfrastructure)");
        assertThat(build.reports().summary()).containsEntry("completed", 4).containsEntry("errors", 1);
    }

    @Test
    @DisplayName("is not remembered as passed, and runs in the next build for that reason")
    void notRemembered(MavenBuilds builds) throws Exception {
        String includes =
                "<includes><include>**/AlphaIT.java</include><include>**/VictimCheck.java</include></includes>";
        BuildResult first =
                builds.sample("plain").goals("verify").configuration(includes).execute();
        assertThatBuild(first).succeeded().saysInOneLine(LOST, "passed when it ran again");

        BuildResult next =
                builds.sample("plain").goals("verify").whereRan(first.traces()).execute();

        assertThatBuild(next)
                .succeeded()
                .says("1 unchanged since they passed, 1 to run (1 hit by an infrastructure fault last time)");

        BuildResult last =
                builds.sample("plain").goals("verify").whereRan(first.traces()).execute();
        assertThatBuild(last).succeeded().says("All 2 test classes are unchanged");
    }

    @Test
    @DisplayName("does not excuse another class that fails for reasons of its own")
    void anotherFails(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds, "AlphaIT,SmokeCheck,VictimCheck")
                .property("e2e.workers", "2")
                .property("sample.fail", "SmokeCheck")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .saysInOneLine(LOST, "passed when it ran again")
                .saysNot("SmokeCheck was hit", "AlphaIT was hit");
        assertThat(build.reports().failures()).containsExactly("SmokeCheck.visits");
        assertThat(build.reports().summary())
                .containsEntry("completed", 6)
                .containsEntry("failures", 1)
                .containsEntry("errors", 0);
    }

    @Test
    @DisplayName("runs again with those of its methods only that were chosen")
    void chosenMethod(MavenBuilds builds) throws Exception {
        BuildResult build =
                plain(builds, "AlphaIT#visits,VictimCheck#needsItsServer").execute();

        assertThatBuild(build)
                .succeeded()
                .saysInOneLine(LOST, "passed when it ran again")
                .ranTests("AlphaIT.visits", "VictimCheck.needsItsServer");
        assertThat(build.reports().summary()).containsEntry("completed", 2);
    }

    @Test
    @DisplayName("runs again with that nested class of it only that was chosen")
    void chosenNestedClass(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds, "NestingCheck$Cart").execute();

        assertThatBuild(build)
                .succeeded()
                .saysInOneLine("sample.NestingCheck was hit by an infrastructure fault", "passed when it ran again")
                .ranTests("NestingCheck$Cart.needsItsServer");
        assertThat(build.reports().summary()).containsEntry("completed", 1);
    }

    @Test
    @DisplayName("can't run again when no worker is left, and the build says so")
    void noWorkerLeft(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds, "AlphaIT,VictimCheck")
                .property("e2e.maxRestarts", "0")
                .execute();

        assertThatBuild(build)
                .failed()
                .saysInOneLine(LOST, "worker 0, never restarted before")
                .saysInOneLine("VictimCheck", "no worker is left", "-De2e.maxRestarts");
    }

    @Test
    @DisplayName("runs again on another worker with those that found no server, when its own is given up")
    void unready(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds, "AlphaIT,BetaIT,GammaIT,DeltaIT,SmokeCheck,VictimCheck")
                .property("failsafe.runOrder", "reversealphabetical")
                .property("e2e.maxRestarts", "0")
                .property("e2e.workers", "2")
                .execute();

        assertThatBuild(build).succeeded().saysInOneLine(LOST, "passed when it ran again");
        assertThat(build.reports().failures()).isEmpty();
        assertThat(build.reports().summary()).containsEntry("completed", 12).containsEntry("errors", 0);
    }

    private static MavenBuild plain(MavenBuilds builds, String classes) {
        return builds.sample("plain")
                .goals("verify")
                .property("it.test", classes)
                .property("failsafe.runOrder", "alphabetical");
    }
}
