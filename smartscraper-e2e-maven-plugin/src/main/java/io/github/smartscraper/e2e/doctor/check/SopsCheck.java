package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.process.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Check that the file with secrets can be decrypted, as far as that can be told without doing it.
 *
 * @param secretsFile empty if there is none
 * @param program name or path of sops
 * @param environment that of the build
 */
public record SopsCheck(Optional<Path> secretsFile, String program, Map<String, String> environment) implements Check {

    /** How each recipient of age begins; files for other keys have none. */
    private static final String RECIPIENT = "age1";

    private static final String KEYS = "sops/age/keys.txt";

    @Override
    public Topic topic() {
        return Topic.SOPS;
    }

    @Override
    public Finding look() throws IOException {
        if (secretsFile.isEmpty()) {
            return Finding.of(topic(), State.UNNEEDED, "");
        }
        Path file = secretsFile.get();
        if (Executables.of(environment)
                .resolve(program, Path.of("").toAbsolutePath())
                .isEmpty()) {
            return new Finding(topic(), State.MISSING, program, file.toString());
        }
        if (!Files.readString(file).contains(RECIPIENT) || isSet("SOPS_AGE_KEY")) {
            return Finding.of(topic(), State.FINE, file.toString());
        }
        return keyFiles().anyMatch(Files::isReadable)
                ? Finding.of(topic(), State.FINE, file.toString())
                : new Finding(
                        topic(),
                        State.INCOMPLETE,
                        file.toString(),
                        keyFiles().map(Path::toString).findFirst().orElse(""));
    }

    /** The one that is named, else those that sops looks for by itself. */
    private Stream<Path> keyFiles() {
        if (isSet("SOPS_AGE_KEY_FILE")) {
            return Stream.of(Path.of(environment.get("SOPS_AGE_KEY_FILE")));
        }
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Path configuration =
                isSet("XDG_CONFIG_HOME") ? Path.of(environment.get("XDG_CONFIG_HOME")) : home.resolve(".config");
        return Stream.of(
                configuration.resolve(KEYS),
                home.resolve("Library/Application Support").resolve(KEYS));
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }
}
