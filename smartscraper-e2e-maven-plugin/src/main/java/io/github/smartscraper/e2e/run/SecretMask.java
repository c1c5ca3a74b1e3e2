package io.github.smartscraper.e2e.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Replaces secrets by {@code ****} in whatever is printed or written; more secrets may become known on the way. */
final class SecretMask implements UnaryOperator<String> {

    private static final String MASKED = "****";

    private final List<String> secrets = new CopyOnWriteArrayList<>();

    void add(Collection<String> more) {
        more.stream().filter(secret -> !secret.isBlank()).forEach(secrets::add);
        // The longest first: one secret may be part of another.
        secrets.sort(Comparator.comparingInt(String::length).reversed());
    }

    @Override
    public String apply(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASKED);
        }
        return masked;
    }
}
