package io.github.smartscraper.e2e.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smartscraper.e2e.process.CommandOutput;
import io.github.smartscraper.e2e.support.Md5;
import io.github.smartscraper.e2e.worker.server.ServerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What a server was started with, part by part, in a form that may be written down: the environment holds secrets, so
 * that a plain hash of it could be tried out.
 */
final class Fingerprint {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 20_000;
    private static final int BITS = 256;
    private static final int SALT_BYTES = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunRequest request;
    private final ServerSettings settings;
    private final Map<String, String> secrets;
    private final String pluginVersion;

    Fingerprint(RunRequest request, ServerSettings settings, Map<String, String> secrets, String pluginVersion) {
        this.request = request;
        this.settings = settings;
        this.secrets = secrets;
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
     * @throws IOException if a source of the application can't be read
     */
    SortedMap<String, String> parts(String salt) throws IOException {
        SortedMap<String, String> parts = new TreeMap<>();
        RunRequest.App app = request.app();
        parts.put("the command", text(settings.command()) + app.directory());
        parts.put("the environment or a secret", environment());
        parts.put(
                "a parameter",
                text(List.of(app.basePort(), app.healthPath(), request.data().root())));
        parts.put("the plugin", pluginVersion);
        parts.put("Node.js", node());
        parts.put("the application's sources", isWatched() ? "watched" : sources());
        parts.replaceAll((name, value) -> hash(value, salt));
        return parts;
    }

    private String environment() {
        Map<String, String> variables = new TreeMap<>(settings.environment());
        for (String name : ProjectSignature.INHERITED) {
            variables.putIfAbsent(name, settings.inherited().getOrDefault(name, ""));
        }
        variables.putIfAbsent("PATH", settings.inherited().getOrDefault("PATH", ""));
        return variables
                + text(List.of(new TreeMap<>(secrets)))
                + text(List.of(app().apiToken().text(), settings.executablePath()));
    }

    private RunRequest.App app() {
        return request.app();
    }

    /** A server that is watched restarts by itself when a source has changed. */
    private boolean isWatched() throws IOException {
        List<String> command = settings.command();
        boolean isScript = command.size() > 2
                && command.get(0).equals("npm")
                && command.get(1).equals("run");
        if (!isScript) {
            return command.stream().anyMatch(Fingerprint::isWatching);
        }
        JsonNode script = JSON.readTree(
                        app().directory().resolve("package.json").toFile())
                .path("scripts")
                .path(command.get(2));
        return List.of(script.asText().split("\\s+")).stream().anyMatch(Fingerprint::isWatching);
    }

    private static boolean isWatching(String word) {
        return word.equals("watch") || word.equals("--watch");
    }

    private String sources() throws IOException {
        Md5 md5 = new Md5().add(ProjectSignature.program(request.app()));
        request.selection().sources().hashes().forEach((path, hash) -> md5.add(path)
                .add(hash));
        return md5.hex();
    }

    private static String node() throws IOException {
        try {
            return text(CommandOutput.of(List.of("node", "--version")));
        } catch (IOException e) {
            // A server of another kind does not need it.
            return "none";
        }
    }

    private static String text(List<?> values) {
        return String.join("\n", values.stream().map(String::valueOf).toList());
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
