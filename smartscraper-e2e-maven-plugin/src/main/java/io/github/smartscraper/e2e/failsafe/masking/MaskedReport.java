package io.github.smartscraper.e2e.failsafe.masking;

import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.support.PlainText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.apache.maven.surefire.api.report.ReportEntry;
import org.apache.maven.surefire.api.report.SafeThrowable;
import org.apache.maven.surefire.api.report.StackTraceWriter;
import org.jspecify.annotations.Nullable;

/**
 * Report of a fork on a test, with secrets masked in every text: display names, messages, stack traces. What only a
 * terminal understands is left out, since Surefire prints all of it. The name of the
 * test class stays as it is: Surefire finds results by it, and a secret that is part of it has been published with it.
 */
final class MaskedReport {

    /** The name of the test class, and of one within it. */
    private static final Set<String> KEYS = Set.of("getSourceName", "getSourceQualifiedName");

    private MaskedReport() {}

    /** A masked view of a test's report. */
    static ReportEntry of(ReportEntry report, SecretMask mask) {
        return view(ReportEntry.class, report, mask);
    }

    private static <T> T view(Class<T> type, T wrapped, SecretMask mask) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    try {
                        Object value = method.invoke(wrapped, given);
                        return KEYS.contains(method.getName()) ? value : masked(value, mask);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static @Nullable Object masked(@Nullable Object value, SecretMask mask) {
        if (value instanceof String text) {
            return text(text, mask);
        }
        if (value instanceof StackTraceWriter trace) {
            return view(StackTraceWriter.class, trace, mask);
        }
        if (value instanceof SafeThrowable throwable && throwable.getLocalizedMessage() != null) {
            return new SafeThrowable(text(throwable.getLocalizedMessage(), mask));
        }
        return value;
    }

    private static String text(String text, SecretMask mask) {
        return mask.apply(PlainText.of(text));
    }
}
