package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers whose children outlive them. */
@RunsMaven
@DisplayName("A server that leaks children, one of which ignores SIGTERM and one of which is a daemon of its own,")
class LeakingServerIT {

    @Test
    @DisplayName("loses all of them when it is replaced, and all of its successor's when the build ends")
    void losesThem(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .property("e2e.command", "node leaking.mjs")
                .property("it.test", "FaultsCheck")
                .execute();

        assertThatBuild(build).succeeded().startedServers(2);
        assertThat(build.file("target/smartscraper-e2e/logs/worker-0.log"))
                .content()
                .contains(List.of(
                        "children of earlier servers: 0, of which live: 0",
                        "children of earlier servers: 3, of which live: 0"));
    }
}
