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

    private static final String COLOURFUL = """
            package sample;

            import org.junit.jupiter.api.DisplayName;
            import org.junit.jupiter.api.Test;

            class ColourfulIT {

                @Test
                @DisplayName("a \\u001b[32mgreen\\u001b[0m name")
                void fails() {
                    System.out.println("NO_COLOR \\u001b[36mis\\u001b[0m " + System.getenv("NO_COLOR"));
                    Throwable cause = new IllegalStateException("a \\u001b[31mred\\u001b[0m cause");
                    throw new IllegalArgumentException("a \\u001b[31mred\\u001b[0m message", cause);
                }
            }
            """;

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

    @Test
    @DisplayName(
            "prints no colours that a test prints, or that the name, message or cause of a failure has, and hands NO_COLOR on to forks")
    void printsNoColours(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .arguments("-B")
                .variable("NO_COLOR", "1")
                .variable("GITHUB_ACTIONS", "true")
                .with("src/test/java/sample/ColourfulIT.java", COLOURFUL)
                .property("it.test", "ColourfulIT")
                .execute();

        assertThat(build.exitCode()).isNotZero();
        assertThat(build.log().replace("\u001b[0m", ""))
                .contains("NO_COLOR is 1", "ColourfulIT.fails (a green name)", "a red message", "::error ")
                .doesNotContain("\u001b");
    }
}
