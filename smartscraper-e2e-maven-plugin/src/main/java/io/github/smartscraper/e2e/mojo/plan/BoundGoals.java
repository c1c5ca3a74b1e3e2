package io.github.smartscraper.e2e.mojo.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;

/** Goals of the plugin as a POM binds them to executions: those of one run have to be in the same. */
public record BoundGoals(List<PluginExecution> executions) {

    private static final String START = "start";
    private static final String SWITCHED_OFF = "none";
    private static final List<String> FOLLOWING = List.of("integration-test", "stop", "verify");

    /** Goal without goal start in its execution. */
    public record Stray(String goal, String execution) {}

    /** Those that the POM has of this plugin; none if it has nothing of it. */
    public static BoundGoals of(Optional<Plugin> plugin) {
        return new BoundGoals(plugin.map(Plugin::getExecutions).orElse(List.of()));
    }

    /** A goal that would look in vain for a run that goal start has begun in another execution. */
    public Optional<Stray> stray() {
        return bound().filter(execution -> !execution.getGoals().contains(START))
                .flatMap(execution -> FOLLOWING.stream()
                        .filter(execution.getGoals()::contains)
                        .map(goal -> new Stray(goal, execution.getId())))
                .findFirst();
    }

    /**
     * The execution whose goal start goes on with what a goal of this execution has begun: this one itself, or the only one that
     * has a goal start; none if there are several, or none at all.
     */
    public Optional<String> startFor(String execution) {
        List<String> starting = bound().filter(bound -> bound.getGoals().contains(START))
                .map(PluginExecution::getId)
                .toList();
        return starting.contains(execution)
                ? Optional.of(execution)
                : Optional.of(starting).filter(ids -> ids.size() == 1).map(ids -> ids.get(0));
    }

    private Stream<PluginExecution> bound() {
        return executions.stream().filter(execution -> !SWITCHED_OFF.equals(execution.getPhase()));
    }
}
