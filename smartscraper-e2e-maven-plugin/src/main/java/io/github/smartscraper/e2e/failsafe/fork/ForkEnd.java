package io.github.smartscraper.e2e.failsafe.fork;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shutdown hook by which a fork ends at once. HotSpot waits for threads that are in native code for up to 300 ms at its end
 * ({@code VM_Exit::wait_for_threads_in_native_to_block} in vmOperations.cpp of JDK 17), and each {@code java.net.http} client
 * that a test has left open has one, which waits in {@code epoll_wait} for what never comes. It is interrupted, which ends it,
 * as soon as whatever else has been started since the last test, such as the hooks of a test, has ended.
 */
final class ForkEnd implements Runnable {

    private static final String SELECTOR = "jdk.internal.net.http.HttpClientImpl$SelectorManager";
    private static final String CLIENT = "HttpClient-";
    private static final String SUREFIRE = "surefire-";

    /** As long as that takes, the end is not waited for by this hook, and goes its usual way. */
    private static final long PATIENCE_MILLIS = 2_000;

    private static final long POLL_MILLIS = 2;

    private static final ForkEnd OF_THIS_JVM = new ForkEnd();

    private final AtomicBoolean prepared = new AtomicBoolean();
    private volatile Set<Long> beforehand = Set.of();

    private ForkEnd() {}

    /** Says that a test class is over, which may be the last one. */
    static void afterClass() {
        Set<Long> threads = new HashSet<>();
        for (Thread thread : running()) {
            threads.add(thread.getId());
        }
        OF_THIS_JVM.beforehand = threads;
        if (OF_THIS_JVM.prepared.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(OF_THIS_JVM, SUREFIRE.concat("fork-end")));
        }
    }

    /** What is done at the end of the JVM. */
    static Runnable atEnd() {
        return OF_THIS_JVM;
    }

    // No lambda and no stream: this may be the first of its kind in this JVM, and is waited for.

    @Override
    public void run() {
        if (othersHaveEnded()) {
            for (Thread thread : running()) {
                if (thread.getClass().getName().equals(SELECTOR)) {
                    thread.interrupt();
                }
            }
        }
    }

    private boolean othersHaveEnded() {
        long begin = System.nanoTime();
        try {
            while (otherRuns()) {
                if (System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
                    return false;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean otherRuns() {
        for (Thread thread : running()) {
            String name = thread.getName();
            if (!beforehand.contains(thread.getId()) && !name.startsWith(SUREFIRE) && !name.startsWith(CLIENT)) {
                return true;
            }
        }
        return false;
    }

    /** The threads of this JVM, but for those of the JVM itself. */
    private static List<Thread> running() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null && group.getParent().getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[group.activeCount() * 2 + 8];
        return Arrays.asList(threads).subList(0, group.enumerate(threads));
    }
}
