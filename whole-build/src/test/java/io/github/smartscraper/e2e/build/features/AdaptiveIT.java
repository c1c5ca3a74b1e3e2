package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Builds with more workers than their few short test classes are worth. */
@RunsMaven
@DisplayName("A build with more workers than pay")
class AdaptiveIT {

    @Test
    @DisplayName("starts all of them with adaptive=false; and fewer once it is known that more do not pay, and says so")
    void startsFewer(MavenBuilds builds) throws Exception {
        // given
        BuildResult all = builds.sample("plain")
                .goals("verify")
                .property("e2e.workers", "8")
                .execute();
        assertThatBuild(all).succeeded().startedServers(4).saysNot("workers started: ");

        Path costs = all.file("target/smartscraper-e2e/costs-of-test-cache.json");
        assertThat(costs).exists();
        // How long a server takes on a busy machine nobody knows: here it takes so long that no test is worth another.
        Files.writeString(
                costs,
                Files.readString(costs)
                        .replaceAll("(\"server\"\\s*:\\s*\\{\\s*\"wallMillis\"\\s*:\\s*)[0-9]+", "$1100000000"));
        assertThat(costs).content().contains("100000000");

        // when
        BuildResult fewer = builds.sample("plain")
                .whereRan(all.traces())
                .goals("verify")
                .property("e2e.workers", "8")
                .property("e2e.adaptive", "true")
                .property("e2e.full", "true")
                .execute();

        // then: the servers of both builds are in one list
        assertThatBuild(fewer)
                .succeeded()
                .says("Starting up to 4 workers for 4 test classes", "1 of 4 workers started: ");
        assertThat(fewer.serversStarted()).hasSize(4 + 1);
        assertThat(fewer.reports().failures()).isEmpty();
    }
}
