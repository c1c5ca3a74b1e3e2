package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.failsafe.facts.BuildFacts;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.machine.MachineKey;
import io.github.smartscraper.e2e.machine.WritableValues;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects.Effect;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects.OnTests;
import io.github.smartscraper.e2e.secrets.SecretKey;
import io.github.smartscraper.e2e.selection.inputs.Surroundings.Values;
import io.github.smartscraper.e2e.support.Md5;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts about the configuration that may change the result of a test: whatever {@link ParameterEffects} says so of. */
public final class ConfigurationFacts {

    private static final String OURS = "e2e.";
    private static final String PROPERTY = "property ";
    private static final String PART = "/";

    /** Parameters of the goal that are the plugin's own; the field of one of them has another name. */
    private static final Set<String> OWN_PARAMETERS = Stream.concat(
                    ParameterEffects.ours().stream().map(Effect::name), Stream.of("skipE2e"))
            .collect(Collectors.toUnmodifiableSet());

    private final RunRequest request;
    private final BuildFacts build;
    private final HostSystem host;
    private final WritableValues values;

    /**
     * Facts that have still to be read.
     *
     * @param key for what is secret
     */
    public ConfigurationFacts(RunRequest request, BuildFacts build, HostSystem host, MachineKey key) {
        this.request = request;
        this.build = build;
        this.host = host;
        this.values = new WritableValues(build.paths(), key, secrets());
    }

    private WritableValues.Secrets secrets() {
        Set<String> variables =
                request.secrets().keys().stream().map(SecretKey::variable).collect(Collectors.toUnmodifiableSet());
        Set<String> known = new HashSet<>();
        variables.forEach(variable -> known.add(host.environment().getOrDefault(variable, "")));
        TokenTemplate token = request.app().apiToken();
        if (token.isSecret() && !token.isRandom()) {
            known.add(token.text());
        }
        return new WritableValues.Secrets(variables, known);
    }

    /** How values of this run are written down. */
    public WritableValues values() {
        return values;
    }

    /**
     * The facts by name, in a form in which they may be written down.
     *
     * @throws IOException if a file that a parameter names can't be read
     */
    public SortedMap<String, String> read() throws IOException {
        SortedMap<String, String> facts = new TreeMap<>();
        build.parameters().forEach((name, value) -> {
            if (counts(name.split(PART, 2)[0])) {
                facts.put(name, values.of(name, value));
            }
        });
        build.properties().forEach((name, value) -> {
            if (UserProperties.isOfLibraries(name)) {
                facts.put(PROPERTY + name, values.of(name, value));
            }
        });
        for (Effect effect : ParameterEffects.ours()) {
            if (effect.onTests() == OnTests.RERUN) {
                for (Fact fact : effect.value().of(request, host)) {
                    String name = OURS + effect.name();
                    facts.put(
                            fact.part().isEmpty() ? name : name + PART + fact.part(),
                            fact.written(values, build.paths()));
                }
            }
        }
        return facts;
    }

    private static boolean counts(String parameter) {
        return !OWN_PARAMETERS.contains(parameter) && ParameterEffects.ofFailsafe(parameter) == OnTests.RERUN;
    }

    /** Properties of the command line that a test may have a reason to ask for. */
    public Values properties() {
        Set<String> names = build.properties().keySet().stream()
                .filter(name -> !UserProperties.isOfBuild(name))
                .collect(Collectors.toUnmodifiableSet());
        return new Values(names, name -> hash(name, build.properties().getOrDefault(name, "")));
    }

    /** Variables of the shell. */
    public Values variables(Set<String> names) {
        return new Values(names, name -> hash(name, host.environment().getOrDefault(name, "")));
    }

    private String hash(String name, String value) {
        return Md5.of(values.of(name, value).getBytes(StandardCharsets.UTF_8));
    }
}
