package io.github.smartscraper.e2e.mojo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link BuildPlan}. */
@DisplayName("The plan of a build")
final class BuildPlanTest {

    private static final MojoExecution START = goal("smartscraper-e2e", "start", "default");
    private static final MojoExecution TEST = goal("smartscraper-e2e", "integration-test", "default");

    @Test
    @DisplayName("has one goal follow another at once, whatever comes before and after them")
    void followed() {
        assertThat(isFollowed(
                        goal("jar", "jar", "default-jar"), START, TEST, goal("smartscraper-e2e", "stop", "default")))
                .isTrue();
    }

    @Test
    @DisplayName("does not where there is a goal between them, of another plugin or of another execution")
    void between() {
        assertThat(isFollowed(START, goal("exec", "exec", "seed"), TEST)).isFalse();
        assertThat(isFollowed(START, goal("smartscraper-e2e", "start", "second"), TEST))
                .isFalse();
        assertThat(isFollowed(START, goal("smartscraper-e2e", "integration-test", "second"), TEST))
                .isFalse();
        assertThat(isFollowed(START, goal("failsafe", "integration-test", "default"), TEST))
                .isFalse();
    }

    @Test
    @DisplayName("does not where the build ends before, or nothing is known of it")
    void ends() {
        assertThat(isFollowed(TEST, START)).isFalse();
        assertThat(isFollowed()).isFalse();
    }

    @Test
    @DisplayName("has a goal of an execution or has not")
    void has() {
        BuildPlan plan = new BuildPlan(List.of(goal("jar", "jar", "default-jar"), START, TEST));

        assertThat(plan.has("start", "default", TEST)).isTrue();
        assertThat(plan.has("start", "second", TEST)).isFalse();
        assertThat(plan.has("stop", "default", TEST)).isFalse();
        assertThat(plan.has("jar", "default-jar", TEST)).isFalse();
    }

    private static boolean isFollowed(MojoExecution... goals) {
        return new BuildPlan(List.of(goals)).isFollowedBy("integration-test", START);
    }

    private static MojoExecution goal(String artifact, String goal, String execution) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.example");
        plugin.setArtifactId(artifact);
        return new MojoExecution(plugin, goal, execution);
    }
}
