package io.github.smartscraper.e2e.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Resolver of secrets: from the environment of the build first, where CI systems have them, else from an encrypted
 * file.
 */
final class SecretResolver {

    private final Map<String, String> environment;
    private final SopsProgram sops;

    /**
     * A resolver.
     *
     * @param environment environment of the build
     * @param sops decrypts the file, if it has to be asked
     */
    SecretResolver(Map<String, String> environment, SopsProgram sops) {
        this.environment = environment;
        this.sops = sops;
    }

    /** The keys that the environment has already, by variable. */
    SortedMap<String, String> inEnvironment(List<SecretKey> keys) {
        SortedMap<String, String> values = new TreeMap<>();
        keys.stream()
                .map(SecretKey::variable)
                .filter(variable -> !environment.getOrDefault(variable, "").isEmpty())
                .forEach(variable -> values.put(variable, environment.get(variable)));
        return values;
    }

    /**
     * The values of all keys that there are, by variable; the file is decrypted only if the environment lacks one.
     *
     * @param file the encrypted file, if there is one
     * @param before told of the file before it is decrypted
     * @throws SecretsException if the file can't be decrypted, or a required key is missing or has no text
     * @throws InterruptedException if the build is being ended
     */
    SortedMap<String, String> resolve(List<SecretKey> keys, Optional<Path> file, Consumer<Path> before)
            throws SecretsException, InterruptedException {
        SortedMap<String, String> values = inEnvironment(keys);
        List<SecretKey> lacking =
                keys.stream().filter(key -> !values.containsKey(key.variable())).toList();
        if (lacking.isEmpty()) {
            return values;
        }
        if (file.isPresent()) {
            before.accept(file.get());
            values.putAll(inFile(lacking, file.get()));
        } else {
            Optional<SecretKey> required =
                    lacking.stream().filter(SecretKey::required).findFirst();
            if (required.isPresent()) {
                throw new SecretsException(new SecretsProblem.NoSource(required.get()));
            }
        }
        return values;
    }

    private Map<String, String> inFile(List<SecretKey> keys, Path file) throws SecretsException, InterruptedException {
        String json = sops.decrypt(file);
        SecretDocument document = SecretDocument.parse(json)
                .orElseThrow(
                        () -> new SecretsException(new SecretsProblem.NotJson(sops.program(), file, json.isBlank())));
        Map<String, String> values = new TreeMap<>();
        for (SecretKey key : keys) {
            Optional<JsonNode> value = document.at(key.path());
            if (value.isPresent()) {
                values.put(key.variable(), text(key, file, value.get()));
            } else if (key.required()) {
                throw new SecretsException(new SecretsProblem.KeyMissing(key, file, document.names()));
            }
        }
        return values;
    }

    private static String text(SecretKey key, Path file, JsonNode value) throws SecretsException {
        boolean plain = value.isValueNode() && !value.isNull();
        if (!plain || value.asText().indexOf('\0') >= 0) {
            String kind = plain ? "text with NUL" : value.getNodeType().name().toLowerCase(Locale.ROOT);
            throw new SecretsException(new SecretsProblem.NoText(key, file, kind));
        }
        return value.asText();
    }
}
