package io.github.smartscraper.e2e.machine;

import io.github.smartscraper.e2e.support.PortablePaths;
import java.util.Collection;
import java.util.Set;

/**
 * Values as they may be written down and compared elsewhere: paths read as they would in another directory, and of secrets
 * there is only a hash with the key of this machine.
 */
public final class WritableValues {

    /** A text that is shorter occurs in others by chance. */
    private static final int SHORTEST_SECRET = 4;

    private final PortablePaths paths;
    private final MachineKey key;
    private final Secrets secrets;

    /**
     * Secrets that are known as such, whatever they look like.
     *
     * @param names of variables and properties that hold one
     * @param values of secrets, which may also be part of other values
     */
    public record Secrets(Set<String> names, Collection<String> values) {

        /** None. */
        public static final Secrets NONE = new Secrets(Set.of(), Set.of());
    }

    /** Values of a project. */
    public WritableValues(PortablePaths paths, MachineKey key, Secrets secrets) {
        this.paths = paths;
        this.key = key;
        this.secrets = secrets;
    }

    /**
     * The value of a variable, a property or a parameter, which may be a secret by its name or its content.
     *
     * @param name with those of what it is a part of before it, behind slashes
     */
    public String of(String name, String value) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        boolean secret = secrets.names().contains(last) || SecretNames.isSecret(name);
        return secret ? secret(value) : text(value);
    }

    /** A text, which is a secret only if there seems to be one in it. */
    public String text(String value) {
        boolean secret = SecretNames.isIn(value)
                || secrets.values().stream()
                        .anyMatch(known -> known.length() >= SHORTEST_SECRET && value.contains(known));
        return secret ? secret(value) : paths.apply(value);
    }

    /** A secret. */
    public String secret(String value) {
        return value.isEmpty() ? "" : "hash " + key.hash(value);
    }
}
