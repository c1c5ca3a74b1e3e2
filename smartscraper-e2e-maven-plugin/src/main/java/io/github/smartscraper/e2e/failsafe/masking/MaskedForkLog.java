package io.github.smartscraper.e2e.failsafe.masking;

import io.github.smartscraper.e2e.secrets.SecretMask;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.apache.maven.plugin.surefire.log.api.ConsoleLogger;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;

/** Log of a fork's channel, which Surefire also dumps beside the reports, with secrets masked in every text. */
public final class MaskedForkLog {

    /** With {@code -X}, Surefire copies all that a fork sends into a file, as it comes. */
    private static final String COPY_OF_EVENTS = "getEventStreamBinaryFile";

    private static final Object[] NONE = {};

    private MaskedForkLog() {}

    /** The arguments for a channel; what the channel gives them to log is masked. */
    public static ForkNodeArguments of(ForkNodeArguments fork, SecretMask mask) {
        return view(ForkNodeArguments.class, fork, mask);
    }

    private static <T> T view(Class<T> type, T wrapped, SecretMask mask) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    if (method.getName().equals(COPY_OF_EVENTS)) {
                        return null;
                    }
                    try {
                        Object result = method.invoke(wrapped, masked(given == null ? NONE : given, mask));
                        return result instanceof ConsoleLogger log ? view(ConsoleLogger.class, log, mask) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static Object[] masked(Object[] arguments, SecretMask mask) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof String text ? mask.apply(text) : argument)
                .toArray();
    }
}
