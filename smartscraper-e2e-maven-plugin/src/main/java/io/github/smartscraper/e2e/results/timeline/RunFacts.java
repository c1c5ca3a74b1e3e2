package io.github.smartscraper.e2e.results.timeline;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Facts about a run that are known before it begins.
 *
 * @param project group and artifact
 * @param execution id of the execution of the plugin
 * @param directory the project's
 * @param command how the build is run again
 * @param versions of what it runs with, by name
 * @param parameters the plugin's, by name; none is a secret
 * @param limits how much it may use
 */
public record RunFacts(
        String project,
        String execution,
        String directory,
        String command,
        Map<String, String> versions,
        SortedMap<String, String> parameters,
        Limits limits) {

    /** Where nothing is known. */
    public static final RunFacts NONE =
            new RunFacts("", "", "", "", Map.of(), new TreeMap<>(), new Limits(0, 0, Optional.empty()));

    /**
     * Limits of a run.
     *
     * @param allowedWorkers how many workers there may be
     * @param cores how many processors there are
     * @param seed of a random order of the classes
     */
    public record Limits(int allowedWorkers, int cores, Optional<String> seed) {}

    /** The same of this project, with further versions. */
    RunFacts with(String name, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(versions);
        all.putAll(more);
        return new RunFacts(name, execution, directory, command, all, parameters, limits);
    }

    /** The same with secrets masked, which may have become known since. */
    RunFacts masked(UnaryOperator<String> mask) {
        SortedMap<String, String> hidden = new TreeMap<>(parameters);
        hidden.replaceAll((name, value) -> mask.apply(value));
        return new RunFacts(project, execution, directory, command, versions, hidden, limits);
    }
}
