package io.github.smartscraper.e2e.secrets;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mask that replaces secrets by {@code ****} in whatever is printed or written; more secrets may become known on the
 * way.
 */
public final class SecretMask implements UnaryOperator<String> {

    private static final String MASKED = "****";

    private final List<Pattern> secrets = new CopyOnWriteArrayList<>();

    /** Adds those that are long enough to be told from other text. */
    public void add(Collection<String> more) {
        more.stream()
                .filter(SecretPattern::isLongEnough)
                .map(SecretPattern::of)
                .filter(pattern ->
                        secrets.stream().noneMatch(known -> known.pattern().equals(pattern.pattern())))
                .forEach(secrets::add);
    }

    @Override
    public String apply(String text) {
        // One secret may be part of another, or begin where another has not yet ended: all are found, then replaced.
        BitSet covered = new BitSet();
        for (Pattern secret : secrets) {
            Matcher matcher = secret.matcher(text);
            while (matcher.find()) {
                covered.set(matcher.start(), matcher.end());
            }
        }
        return covered.isEmpty() ? text : replaced(text, covered);
    }

    private static String replaced(String text, BitSet covered) {
        StringBuilder masked = new StringBuilder();
        int end = 0;
        for (int begin = covered.nextSetBit(0); begin >= 0; begin = covered.nextSetBit(end)) {
            masked.append(text, end, begin).append(MASKED);
            end = covered.nextClearBit(begin);
        }
        return masked.append(text, end, text.length()).toString();
    }
}
