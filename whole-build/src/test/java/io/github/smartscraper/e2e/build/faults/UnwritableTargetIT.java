package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The plugin's own files have nowhere to go. */
@RunsMaven
@DisplayName("Where target/smartscraper-e2e can't be written, the build fails and says so:")
class UnwritableTargetIT {

    private static final String OWN = "target/smartscraper-e2e";

    @Test
    @DisplayName("a file is in its place")
    void fileInItsPlace(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds).with(OWN, "in the way").execute();

        assertThatBuild(build).failedByInfrastructure().saysInOneLine(OWN, "mvn clean");
        assertThatBuild(build).startedServers(0);
        assertThat(build.file(OWN)).hasContent("in the way");
    }

    @Test
    @DisplayName("it is on a read-only file system")
    void readOnly(MavenBuilds builds) throws Exception {
        PrivateMounts.assumePossible();
        MavenBuild plain = plain(builds).with(OWN + "/logs/old.log", "of an earlier run");
        BuildTraces laidOut = plain.layOut();
        BuildResult build = plain.whereRan(laidOut)
                .by(PrivateMounts.readOnly(laidOut.project().resolve(OWN)))
                .execute();

        assertThatBuild(build).failedByInfrastructure().saysInOneLine(OWN, "Read-only file system", "mvn clean");
        assertThatBuild(build).startedServers(0);
    }

    @Test
    @DisplayName("but where only the sources can't be, tests run, in no particular order (F3)")
    void readOnlySources(MavenBuilds builds) throws Exception {
        PrivateMounts.assumePossible();
        MavenBuild plain = plain(builds).with("target/made", "").with("servers-started.log", "");
        BuildTraces laidOut = plain.layOut();
        Path project = laidOut.project();
        BuildResult build = plain.whereRan(laidOut)
                .by(PrivateMounts.readOnlyBut(
                        project, project.resolve("target"), project.resolve("servers-started.log")))
                .execute();

        assertThatBuild(build)
                .succeeded()
                .startedServers(1)
                .saysInOneLine("Test classes run in no particular order", ".surefire-", "Read-only file system");
        assertThat(build.visits().classes()).containsExactly("AlphaIT");
    }

    private static MavenBuild plain(MavenBuilds builds) {
        return builds.sample("plain").goals("verify").property("it.test", "AlphaIT");
    }
}
