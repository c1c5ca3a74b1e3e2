package io.github.smartscraper.e2e.masking.forms;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Forms in which a secret may be printed: plain and in base64, as a whole and line by line. How single characters may be
 * escaped is not their matter, but that of whoever reads the stream.
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
        return texts.stream().filter(SecretForms::isLongEnough).flatMap(text -> charsets(text)
                .flatMap(charset -> of(text, charset)));
    }

    private static Stream<Form> of(String text, Charset charset) {
        byte[] line = text.replace("\r\n", "\n").getBytes(charset);
        return Stream.concat(Stream.of(Form.of(line)), Base64Forms.of(text.getBytes(charset)));
    }

    /** A program prints in UTF-8, or in what its locale has instead. */
    private static Stream<Charset> charsets(String text) {
        boolean other = !StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                && StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
        return other
                ? Stream.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)
                : Stream.of(StandardCharsets.UTF_8);
    }
}
