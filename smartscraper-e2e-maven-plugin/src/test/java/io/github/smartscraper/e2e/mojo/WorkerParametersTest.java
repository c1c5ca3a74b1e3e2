package io.github.smartscraper.e2e.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what {@link WorkerParameters} makes of a build, and what differs among the goals that start workers. */
final class WorkerParametersTest {

    @Test
    @DisplayName("Parameter hangTimeout stands at never where people start servers by hand, which they may debug (H6)")
    void hangTimeout() {
        assertThat(new RunMojo().usualHangTimeout()).isEqualTo("never");
        assertThat(new StartMojo(StartMojoTest.noLifecycle()).usualHangTimeout())
                .isEqualTo("12s");
    }

    @Test
    @DisplayName("The command of a build of several projects names this one, whichever were left out this time")
    void command() {
        assertThat(commandOf("it")).isEqualTo("mvn verify");
        assertThat(commandOf("it", "app")).isEqualTo("mvn verify -pl :it -am");
    }

    /** That of the first of these projects, where -pl has chosen it alone. */
    @SuppressWarnings("deprecation") // Maven has no other way to make a session.
    private static String commandOf(String... artifacts) {
        MavenProject[] all = Stream.of(artifacts)
                .map(artifact -> {
                    MavenProject project = new MavenProject();
                    project.setArtifactId(artifact);
                    return project;
                })
                .toArray(MavenProject[]::new);
        MavenSession session =
                new MavenSession(null, null, new DefaultMavenExecutionRequest(), new DefaultMavenExecutionResult());
        session.setProjects(Arrays.asList(all[0]));
        session.setAllProjects(Arrays.asList(all));
        WorkerParameters goal = new WorkerParameters() {
            @Override
            public MavenProject getProject() {
                return all[0];
            }

            @Override
            public void execute() {}
        };
        goal.setSession(session);
        return goal.command();
    }
}
