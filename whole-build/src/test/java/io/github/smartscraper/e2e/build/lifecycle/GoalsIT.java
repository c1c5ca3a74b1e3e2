package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The goals that a user types. */
@RunsMaven
@DisplayName("From the command line, the goal")
class GoalsIT {

    @Test
    @DisplayName("clean removes what a build wrote, and nothing else")
    void clean(MavenBuilds builds) throws Exception {
        BuildResult verified = builds.sample("plain")
                .goals("verify")
                .property("it.test", "AlphaIT")
                .execute();
        assertThat(verified.file("target/smartscraper-e2e")).isDirectory();

        BuildResult cleaned = builds.sample("plain")
                .goals("smartscraper-e2e:clean")
                .whereRan(verified.traces())
                .execute();
        assertThatBuild(cleaned).succeeded();
        assertThat(cleaned.file("target/smartscraper-e2e")).doesNotExist();
        assertThat(cleaned.file("target/test-classes")).isDirectory();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"integration-test", "verify"})
    @DisplayName("of a run that was not started says what to type:")
    void withoutStart(String goal, MavenBuilds builds) throws Exception {
        BuildResult build =
                builds.sample("plain").goals("smartscraper-e2e:" + goal).execute();

        assertThatBuild(build).failedByTheUsersDoing().says(goal, "goal start", "mvn verify");
    }

    @Test
    @DisplayName("start refuses a POM that binds the goals of a run in two executions, before any server (F10)")
    void twoExecutions(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .arguments("-Pgoals-apart")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .says("Goal integration-test is bound in execution 'apart'", "one <execution>")
                .startedServers(0);
    }

    @Test
    @DisplayName("help lists the goals, and with -Ddetail a goal's parameters")
    void help(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("smartscraper-e2e:help")
                .property("detail", "true")
                .execute();

        assertThatBuild(build)
                .succeeded()
                .says("smartscraper-e2e:start", "smartscraper-e2e:integration-test", "smartscraper-e2e:stop")
                .says(
                        "smartscraper-e2e:verify",
                        "smartscraper-e2e:clean",
                        "smartscraper-e2e:doctor",
                        "e2e.workers",
                        "e2e.healthPath");
    }
}
