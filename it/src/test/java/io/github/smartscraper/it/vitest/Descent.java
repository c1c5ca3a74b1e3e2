package io.github.smartscraper.it.vitest;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that we started, with all that descends from it. Each is held by its handle, which knows when it began, so a
 * pid that another program got meanwhile is safe.
 */
final class Descent {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long POLL_MILLIS = 10;

    private final Set<ProcessHandle> known = new HashSet<>();

    Descent(ProcessHandle root) {
        known.add(root);
    }

    /** Looks for new children. Once their parent has ended, nobody can tell any more whose they were. */
    void look() {
        Set<ProcessHandle> children = new HashSet<>();
        known.forEach(process -> process.descendants().forEach(children::add));
        known.addAll(children);
    }

    /** Ends all at once, with what they start meanwhile. */
    void end() throws InterruptedException {
        long begin = System.nanoTime();
        look();
        while (living().findAny().isPresent() && System.nanoTime() - begin < LIMIT_NANOS) {
            living().forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(POLL_MILLIS);
            look();
        }
    }

    private Stream<ProcessHandle> living() {
        return known.stream().filter(ProcessHandle::isAlive);
    }
}
