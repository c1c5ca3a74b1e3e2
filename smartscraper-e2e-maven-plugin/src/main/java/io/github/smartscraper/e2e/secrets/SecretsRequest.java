package io.github.smartscraper.e2e.secrets;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Secrets that servers and tests need, and where they come from if the environment does not have them.
 *
 * @param file the encrypted file, if there is one
 * @param keys which there are
 * @param sops the program that decrypts the file: a path, or a name on the search path
 */
public record SecretsRequest(Optional<Path> file, List<SecretKey> keys, String sops) {}
