package io.github.smartscraper.e2e.run.ownership;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Guard that runs its task when the Maven session ends, which a failed build does without its post-integration-test
 * phase, and when the JVM is shut down, by Ctrl-C for instance. The JVM alone would not do: that of mvnd outlives the
 * build.
 */
public final class MavenShutdownGuard implements ShutdownGuard {

    private final MavenExecutionRequest request;
    private final AtomicReference<@Nullable Runnable> armed = new AtomicReference<>();
    private final AtomicReference<@Nullable Runnable> announcement = new AtomicReference<>();
    private final Thread hook = new Thread(this::fireAtShutdown, "e2e-shutdown");

    /** A guard for the session of this request. */
    public MavenShutdownGuard(MavenExecutionRequest request) {
        this.request = request;
    }

    @Override
    public void arm(Runnable notice, Runnable task) {
        announcement.set(notice);
        armed.set(task);
        Runtime.getRuntime().addShutdownHook(hook);
        synchronized (request) {
            request.setExecutionListener(listener(request.getExecutionListener()));
        }
    }

    @Override
    public void disarm() {
        armed.set(null);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is being shut down, and the hook runs or has run.
            return;
        }
    }

    private void fireAtShutdown() {
        Runnable notice = announcement.get();
        if (notice != null && armed.get() != null) {
            notice.run();
        }
        fire();
    }

    private void fire() {
        Runnable task = armed.getAndSet(null);
        if (task != null) {
            task.run();
        }
    }

    /** A proxy, because Maven 4 has added methods to the interface. */
    private ExecutionListener listener(@Nullable ExecutionListener next) {
        return (ExecutionListener) Proxy.newProxyInstance(
                ExecutionListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    if (method.getName().equals("sessionEnded")) {
                        fire();
                    }
                    return next == null ? null : delegate(next, method, arguments);
                });
    }

    private static @Nullable Object delegate(ExecutionListener next, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(next, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
