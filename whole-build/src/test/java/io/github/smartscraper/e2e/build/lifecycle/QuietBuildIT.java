package io.github.smartscraper.e2e.build.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A build whose user wants to hear of nothing but trouble. */
@RunsMaven
@DisplayName("A build with -q and NO_COLOR")
class QuietBuildIT {

    @Test
    @DisplayName("prints nothing but what tests print if all is well, and hands NO_COLOR on to the servers")
    void printsNothing(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .arguments("-q")
                .variable("NO_COLOR", "1")
                .property("e2e.command", "sh -c 'echo NO_COLOR is $NO_COLOR; exec node server.mjs'")
                .property("e2e.file", "alpha")
                .execute();

        assertThat(build.exitCode()).isZero();
        assertThat(build.serversStarted()).hasSize(1);
        // Some Mavens begin with an empty sequence of their own, whatever they are told.
        assertThat(build.log().replace("\u001b[0m", "").strip()).isEqualTo("a test prints its token: test-token-0");
        assertThat(build.file("target/smartscraper-e2e/logs/worker-0.log"))
                .content()
                .contains("NO_COLOR is 1");
    }
}
