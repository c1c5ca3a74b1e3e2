package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Builds with more workers than their few short test classes are worth. */
@RunsMaven
@DisplayName("A build with more workers than pay")
class AdaptiveIT {

    @Test
    @DisplayName(
            "starts all of them with adaptive=false; and fewer once it is known how short the tests are, and says so")
    void startsFewer(MavenBuilds builds) throws Exception {
        // given
        BuildResult all = builds.sample("plain")
                .goals("verify")
                .property("e2e.workers", "8")
                .execute();
        assertThatBuild(all).succeeded().startedServers(4).saysNot("workers started: ");

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
                .says("Starting up to 4 workers for 4 test classes", " of 4 workers started: ");
        assertThat(fewer.serversStarted()).hasSizeBetween(4 + 1, 4 + 3);
        assertThat(fewer.reports().failures()).isEmpty();
        assertThat(fewer.file("target/smartscraper-e2e/costs-of-test-cache.json"))
                .exists();
    }
}
