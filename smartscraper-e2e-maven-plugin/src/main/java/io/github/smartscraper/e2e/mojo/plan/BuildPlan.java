package io.github.smartscraper.e2e.mojo.plan;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;

/**
 * Plan of a build for the project that it is at: the goals in the order in which they run.
 *
 * @param goals those that are bound to its phases, and those that were typed
 */
public record BuildPlan(List<MojoExecution> goals) {

    /**
     * The plan that Maven is carrying out.
     *
     * @return an empty one if Maven doesn't tell
     */
    public static BuildPlan of(LifecycleExecutor lifecycle, MavenSession session) {
        try {
            // Without the set-up, which would configure each goal once more.
            return new BuildPlan(lifecycle
                    .calculateExecutionPlan(session, false, session.getGoals().toArray(String[]::new))
                    .getMojoExecutions());
        } catch (Exception e) {
            // It has a dozen reasons to throw, and had none when it made the plan that this goal is part of.
            return new BuildPlan(List.of());
        }
    }

    /** Whether a goal is followed at once by another one of the same plugin and execution. */
    public boolean isFollowedBy(String next, MojoExecution goal) {
        for (int index = 1; index < goals.size(); index++) {
            if (is(goals.get(index - 1), goal.getGoal(), goal.getExecutionId(), goal)) {
                return is(goals.get(index), next, goal.getExecutionId(), goal);
            }
        }
        return false;
    }

    /** Whether this goal of the same plugin as another one runs in this execution, sooner or later. */
    public boolean has(String name, String execution, MojoExecution other) {
        return goals.stream().anyMatch(planned -> is(planned, name, execution, other));
    }

    private static boolean is(MojoExecution planned, String name, String execution, MojoExecution other) {
        return planned.getGoal().equals(name)
                && planned.getExecutionId().equals(execution)
                && planned.getPlugin().getKey().equals(other.getPlugin().getKey());
    }
}
