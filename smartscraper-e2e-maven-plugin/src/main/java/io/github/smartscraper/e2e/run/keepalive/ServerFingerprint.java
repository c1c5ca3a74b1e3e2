package io.github.smartscraper.e2e.run.keepalive;

import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects.Effect;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects.OnKeptServers;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Fingerprint of what servers are started with, part by part, in a form that may be written down: the environment holds
 * secrets, so that a plain hash of it could be tried out.
 */
public final class ServerFingerprint {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 20_000;
    private static final int BITS = 256;
    private static final int SALT_BYTES = 16;

    private final RunRequest request;
    private final HostSystem host;
    private final Inputs inputs;
    private final String pluginVersion;

    /**
     * Inputs of servers besides their parameters.
     *
     * @param application hash of the files of the application; a server that watches them and restarts by itself may not
     *     have noticed yet
     * @param variables hash of the variables of the shell
     * @param node the version of Node.js, where it has been asked for already
     */
    public record Inputs(String application, String variables, Optional<String> node) {

        /** Of servers that no other build takes over. */
        public static final Inputs NONE = new Inputs("", "", Optional.empty());

        /** As they were when tests were chosen. */
        public static Inputs of(Signature signature) {
            return new Inputs(
                    signature.hashOf(SharedInputs.APPLICATION),
                    signature.hashOf(SharedInputs.VARIABLES),
                    signature.version(SharedInputs.NODE));
        }

        /** The version of Node.js on this host. */
        public String nodeVersion(HostSystem host) {
            return node.orElseGet(host::nodeVersion);
        }
    }

    /** A fingerprint of the servers that this request starts on this host. */
    public ServerFingerprint(RunRequest request, HostSystem host, Inputs inputs, String pluginVersion) {
        this.request = request;
        this.inputs = inputs;
        this.host = host;
        this.pluginVersion = pluginVersion;
    }

    static String newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /**
     * The hash of each part.
     *
     * @param secrets of the servers, by the variable that holds each
     * @throws IOException if a file that a parameter names can't be read
     */
    SortedMap<String, String> parts(String salt, Map<String, String> secrets) throws IOException {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("the command", values(OnKeptServers.COMMAND));
        parts.put(
                "the environment or a secret",
                values(OnKeptServers.ENVIRONMENT) + inherited() + new TreeMap<>(secrets));
        parts.put("a parameter", values(OnKeptServers.PARAMETER));
        parts.put("the plugin", pluginVersion);
        parts.put("Node.js", inputs.nodeVersion(host));
        parts.put("the application's sources", inputs.application());
        parts.replaceAll((name, value) -> hash(value, salt));
        return parts;
    }

    private String values(OnKeptServers effect) throws IOException {
        SortedMap<String, String> values = new TreeMap<>();
        for (Effect parameter : ParameterEffects.ours()) {
            if (parameter.onKeptServers() == effect) {
                values.put(
                        parameter.name(),
                        parameter.value().of(request, host).stream()
                                .map(fact -> fact.part() + '=' + fact.value())
                                .collect(Collectors.joining("\n")));
            }
        }
        return values.toString();
    }

    /** Servers find their programs by the PATH, and the browser by where it is. */
    private String inherited() {
        return inputs.variables()
                + host.environment().getOrDefault("PATH", "")
                + request.app().executablePath().or(host::browser);
    }

    private static String hash(String value, String salt) {
        byte[] bytes = salt.getBytes(StandardCharsets.UTF_8);
        PBEKeySpec spec = new PBEKeySpec(value.toCharArray(), bytes, ROUNDS, BITS);
        try {
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance(ALGORITHM)
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }
}
