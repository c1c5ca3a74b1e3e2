package io.github.smartscraper.e2e.run.record;

import io.github.smartscraper.e2e.failsafe.facts.BuildFacts;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.machine.WritableValues;
import io.github.smartscraper.e2e.results.timeline.RunFacts;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects.Effect;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Description of a run: who it is of, what it runs with, what it was told; no secret. */
public final class RunDescription {

    private static final String MASKED = "****";
    /** How a secret is written down for comparisons, which nobody makes here. */
    private static final String HASH = "hash ";

    private static final String SEED = "runOrderRandomSeed";

    private final RunRequest request;
    private final BuildFacts build;
    private final HostSystem host;
    private final WritableValues values;

    /**
     * A description of a run that is about to begin.
     *
     * @param build what Maven knows of it
     * @param values how values may be written down
     */
    public RunDescription(RunRequest request, BuildFacts build, HostSystem host, WritableValues values) {
        this.request = request;
        this.build = build;
        this.host = host;
        this.values = values;
    }

    /**
     * The facts.
     *
     * @param project group and artifact
     * @param execution id of the execution of the plugin
     * @param versions what is known of versions besides
     */
    public RunFacts facts(String project, String execution, Map<String, String> versions) {
        return new RunFacts(
                project,
                execution,
                request.selection().files().baseDirectory().toString(),
                request.output().progress().command(),
                versions,
                parameters(),
                new RunFacts.Limits(
                        request.workers().count(),
                        host.cores(),
                        Optional.ofNullable(build.parameters().get(SEED)).filter(seed -> !seed.isBlank())));
    }

    private SortedMap<String, String> parameters() {
        Set<String> ours = ParameterEffects.ours().stream().map(Effect::name).collect(Collectors.toUnmodifiableSet());
        SortedMap<String, String> parameters = new TreeMap<>();
        build.parameters().forEach((name, value) -> {
            if (!value.isBlank() && ours.contains(name.split("/", 2)[0])) {
                String written = values.of(name, value);
                parameters.put(name, written.startsWith(HASH) ? MASKED : written);
            }
        });
        return parameters;
    }
}
