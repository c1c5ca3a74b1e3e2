package io.github.smartscraper.e2e.failsafe.masking;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables for forks, some of which are for them only. With {@code -X}, Surefire prints all variables, asking
 * for one after the other by its name; it hands them over by copying entries. It adds JAVA_HOME itself where tests have a
 * JVM of their own.
 */
public final class ForkEnvironment extends AbstractMap<String, String> {

    private static final String MASKED = "****";

    private final Map<String, String> variables;
    private final Set<String> secret;

    /** Variables, with the names of those that are secret. */
    public ForkEnvironment(Map<String, String> variables, Set<String> secret) {
        this.variables = new HashMap<>(variables);
        this.secret = Set.copyOf(secret);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return variables.entrySet();
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        String value = super.get(name);
        return value != null && secret.contains(name) ? MASKED : value;
    }

    @Override
    public @Nullable String put(String name, @Nullable String value) {
        String before = get(name);
        variables.put(name, value);
        return before;
    }

    /** Only the names of the variables. */
    @Override
    public String toString() {
        return variables.keySet().toString();
    }
}
