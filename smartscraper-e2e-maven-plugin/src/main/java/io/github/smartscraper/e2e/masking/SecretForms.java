package io.github.smartscraper.e2e.masking;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Forms in which a secret may be printed: plain and in base64, as a whole and line by line. How single characters may be
 * escaped is not their matter, but that of {@link Escapes}.
 */
public final class SecretForms {

    /** Shorter values, and shorter lines of values, would turn half of each log into stars. */
    public static final int SHORTEST = 4;

    private SecretForms() {}

    /** Whether a value is long enough to be looked for. */
    public static boolean isLongEnough(String secret) {
        return secret.strip().length() >= SHORTEST;
    }

    static Stream<Form> of(String secret) {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(secret);
        texts.add(secret.strip());
        secret.lines().map(String::strip).forEach(texts::add);
        return texts.stream()
                .filter(SecretForms::isLongEnough)
                .flatMap(text -> Stream.concat(
                        Stream.of(Form.of(bytes(text.replace("\r\n", "\n")))), Base64Forms.of(bytes(text))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
