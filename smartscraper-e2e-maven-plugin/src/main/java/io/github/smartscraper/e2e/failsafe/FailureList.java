package io.github.smartscraper.e2e.failsafe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * List of failures that Surefire prints after its last test, which nothing but its log can keep from the console. A run that
 * is followed has told each of them already, with more about it. Whatever else is logged, the list of flakes included, goes
 * on to the console.
 */
final class FailureList {

    private static final String LISTING = "printTestFailures";
    private static final String SETTER = "setLogger";

    private FailureList() {}

    /** Leaves it out of what a goal prints; another version of Surefire may not let it, and prints it then. */
    static void leaveOut(AbstractSurefireMojo goal) {
        try {
            Method setter = AbstractSurefireMojo.class.getDeclaredMethod(SETTER, Logger.class);
            setter.setAccessible(true);
            setter.invoke(goal, without(LoggerFactory.getLogger(goal.getClass())));
        } catch (ReflectiveOperationException | RuntimeException e) {
            goal.getLog().debug(e);
        }
    }

    /** A log without the list. */
    static Logger without(Logger log) {
        AtomicBoolean flakes = new AtomicBoolean();
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, given) -> {
                    if (method.getReturnType() == void.class && isListing()) {
                        // It comes last, and its heading is the only warning in it.
                        flakes.compareAndSet(false, method.getName().equals("warn"));
                        if (!flakes.get()) {
                            return null;
                        }
                    }
                    return call(log, method, given);
                });
    }

    private static @Nullable Object call(Logger log, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(log, given);
        } catch (InvocationTargetException e) {
            throw Optional.ofNullable(e.getCause()).orElse(e);
        }
    }

    private static boolean isListing() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals(LISTING)
                        && frame.getClassName().startsWith(AbstractSurefireMojo.class.getPackageName())));
    }
}
