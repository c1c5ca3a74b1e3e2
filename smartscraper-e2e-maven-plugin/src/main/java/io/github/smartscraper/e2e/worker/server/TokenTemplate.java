package io.github.smartscraper.e2e.worker.server;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * Template of the API tokens of workers.
 *
 * @param text the token itself, with {@code {id}} for the worker's number, or {@code random}
 */
public record TokenTemplate(String text) {

    /** The value of parameter {@code apiToken} where the user has not set it. */
    public static final String DEFAULT = "test-token-{id}";

    private static final String RANDOM = "random";
    private static final int RANDOM_BYTES = 24;

    /** The token of a worker; a random one is another at every call. */
    public String token(int worker) {
        if (!isRandom()) {
            return new Placeholders(Map.of("id", Integer.toString(worker))).apply(text);
        }
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Whether nobody but this build can know the tokens. */
    public boolean isRandom() {
        return text.equals(RANDOM);
    }

    /** Whether the tokens are to be kept out of logs and reports; the default ones stand in the manual. */
    public boolean isSecret() {
        return !text.equals(DEFAULT);
    }
}
