package io.github.smartscraper.e2e.secrets;

import io.github.smartscraper.e2e.masking.ByteSink;
import io.github.smartscraper.e2e.masking.MaskedStream;
import io.github.smartscraper.e2e.masking.SecretStream;
import io.github.smartscraper.e2e.masking.StreamMask;
import io.github.smartscraper.e2e.masking.forms.Automaton;
import io.github.smartscraper.e2e.masking.forms.SecretForms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Mask that replaces secrets by {@code ****} in whatever is printed or written; more secrets may become known on the
 * way.
 */
public final class SecretMask implements StreamMask {

    private final Set<String> secrets = new LinkedHashSet<>();
    private volatile Optional<Automaton> automaton = Optional.empty();

    /** Adds those that are long enough to be told from other text. */
    public synchronized void add(Collection<String> more) {
        if (secrets.addAll(more.stream().filter(SecretForms::isLongEnough).toList())) {
            // Made when it is needed: each worker may add a secret of its own.
            automaton = Optional.empty();
        }
    }

    @Override
    public String apply(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream masked = new ByteArrayOutputStream(bytes.length);
        MaskedStream stream = to(masked::write);
        stream.write(bytes, 0, bytes.length);
        stream.end();
        byte[] left = masked.toByteArray();
        return Arrays.equals(bytes, left) ? text : new String(left, StandardCharsets.UTF_8);
    }

    @Override
    public MaskedStream to(ByteSink sink) {
        return new SecretStream(this::automaton, sink);
    }

    private Automaton automaton() {
        return automaton.orElseGet(this::make);
    }

    private synchronized Automaton make() {
        Automaton made = automaton.orElseGet(() -> Automaton.of(secrets));
        automaton = Optional.of(made);
        return made;
    }
}
