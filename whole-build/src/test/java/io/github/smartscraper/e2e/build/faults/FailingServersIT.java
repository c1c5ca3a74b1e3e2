package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers that don't come up: the message must be enough to see why. */
@RunsMaven
@DisplayName("A build whose server doesn't come up fails")
class FailingServersIT {

    @Test
    @DisplayName("when the server never is healthy: with the limit, the last HTTP status and the last of its log")
    void neverHealthy(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("e2e.command", "node unhealthy.mjs")
                .property("e2e.timeout", "8")
                .execute();

        assertThatBuild(build)
                .failedByInfrastructure()
                .says("/health", "503", "8.0 s", "still warming up the cache", "e2e.timeout");
        assertThat(build.visits().all()).isEmpty();
    }

    @Test
    @DisplayName("when the server ends at once: with its exit code and its reason, and not with the limit")
    void endsAtOnce(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("e2e.command", "node refusing.mjs")
                .property("e2e.timeout", "2m")
                .execute();

        assertThatBuild(build)
                .failedByInfrastructure()
                .says("exited with code 3", "the configuration names no database")
                .saysNot("not healthy within");
    }

    @Test
    @DisplayName("when the server waits for an answer: with its question, and nothing that would change the terminal")
    void waits(MavenBuilds builds) throws Exception {
        String script = "process.stdout.write('\\x1b]0;a title\\x07\\x1b[31mOverwrite\\x1b[0m the database? [y/N] ');"
                + "setInterval(() => {}, 1000);";
        BuildResult build = plain(builds)
                .with("waiting.mjs", script)
                .property("e2e.command", "node waiting.mjs")
                .property("e2e.timeout", "5")
                .execute();

        assertThatBuild(build)
                .failedByInfrastructure()
                .says("    Overwrite the database? [y/N]")
                .saysNot("It has printed nothing", "a title", "\u001b[31mOverwrite");
    }

    @Test
    @DisplayName("when there is no such command: with the command")
    void noSuchCommand(MavenBuilds builds) throws Exception {
        BuildResult build =
                plain(builds).property("e2e.command", "no-such-command --serve").execute();

        assertThatBuild(build).failedByTheUsersDoing().says("no-such-command", "-De2e.command");
    }

    private static MavenBuild plain(MavenBuilds builds) {
        return builds.sample("plain").goals("verify").property("e2e.workers", "2");
    }
}
