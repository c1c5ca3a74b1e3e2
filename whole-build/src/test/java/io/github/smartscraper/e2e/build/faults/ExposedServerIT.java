package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers that don't listen where they are told to. */
@RunsMaven
@DisplayName("Servers that listen on all interfaces")
class ExposedServerIT {

    @Test
    @DisplayName("are warned of once, however many they are, and the build passes")
    void areWarnedOfOnce(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .variable("LISTEN_ON", "0.0.0.0")
                .property("e2e.workers", "2")
                .property("it.test", "AlphaIT,BetaIT")
                .property("sample.forksToMeet", "2")
                .property(
                        "sample.meetingPlace",
                        builds.directory().resolve("meeting").toString())
                .execute();

        assertThatBuild(build).succeeded().startedServers(2);
        assertThat(build.log().lines().filter(line -> line.contains("listens on all interfaces")))
                .singleElement()
                .asString()
                .startsWith("[WARNING]")
                .contains("0.0.0.0:", "HOST=127.0.0.1");
    }
}
