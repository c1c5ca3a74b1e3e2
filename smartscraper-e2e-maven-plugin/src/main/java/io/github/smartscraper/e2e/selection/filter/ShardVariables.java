package io.github.smartscraper.e2e.selection.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Environment variables by which CI systems tell a job which of several it is.
 *
 * <p>Sources: the variable references of GitLab CI/CD (CI_NODE_INDEX counts from 1), CircleCI, Buildkite, and the
 * Kubernetes documentation of Indexed Jobs (the others count from 0).
 */
public final class ShardVariables {

    /** Kubernetes tells a pod its index, but not how many there are; the job's manifest has to. */
    public static final String KUBERNETES_TOTAL = "E2E_SHARD_TOTAL";

    private static final List<Pair> KNOWN = List.of(
            new Pair("CI_NODE_INDEX", "CI_NODE_TOTAL", 1),
            new Pair("CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0),
            new Pair("BUILDKITE_PARALLEL_JOB", "BUILDKITE_PARALLEL_JOB_COUNT", 0),
            new Pair("JOB_COMPLETION_INDEX", KUBERNETES_TOTAL, 0));

    private ShardVariables() {}

    /** Two variables that belong together, and the number of the first job. */
    private record Pair(String index, String total, int first) {

        Optional<Shard> read(Map<String, String> environment) {
            try {
                int number = Integer.parseInt(environment.getOrDefault(index, "")) - first + 1;
                int all = Integer.parseInt(environment.getOrDefault(total, ""));
                return number >= 1 && number <= all ? Optional.of(new Shard(number, all)) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** The shard that the environment names; empty where it names none, or one that can't be. */
    public static Optional<Shard> read(Map<String, String> environment) {
        return KNOWN.stream().flatMap(pair -> pair.read(environment).stream()).findFirst();
    }
}
