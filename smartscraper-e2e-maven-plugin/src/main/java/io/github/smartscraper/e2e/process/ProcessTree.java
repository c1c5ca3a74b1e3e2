package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.support.EndLimits;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process with all that descends from it, however far: what belongs to its cookie, and, where the table can't tell, what
 * the system still lists as its children.
 */
public final class ProcessTree {

    private static final Duration POLL = Duration.ofMillis(15);

    private final ProcessTable table;
    private final ProcessCookie cookie;
    private final @Nullable ProcessIdentity root;

    /**
     * A tree.
     *
     * @param root process that the others descend from, or null where only the cookie is known
     */
    public ProcessTree(ProcessTable table, ProcessCookie cookie, @Nullable ProcessIdentity root) {
        this.table = table;
        this.cookie = cookie;
        this.root = root;
        if (root != null) {
            table.launched(cookie, root);
        }
    }

    /** The pids that live now. */
    public Set<Long> pids() {
        Set<Long> pids = new HashSet<>();
        members().map(ProcessHandle::pid).forEach(pids::add);
        return pids;
    }

    /** Whether none of them lives any more. */
    public boolean hasEnded() {
        return remaining(List.of()).isEmpty();
    }

    /**
     * Asks all to end (SIGTERM), and after the grace ends those that are left (SIGKILL), with what they start meanwhile.
     *
     * @return the pids that still live when the limit is over; none in all but the strangest cases
     */
    public Set<Long> end(EndLimits limits) {
        return endAllBut(List.of(), limits);
    }

    /**
     * Does the same to all but those that carry one of these cookies.
     *
     * @param spared cookies of processes that go on
     */
    public Set<Long> endAllBut(List<ProcessCookie> spared, EndLimits limits) {
        return endAllBut(spared, limits, overdue -> {});
    }

    /**
     * Does the same, and tells of those that have not ended within the grace.
     *
     * @param overdue told once at the most, before they are ended by force
     */
    public Set<Long> endAllBut(List<ProcessCookie> spared, EndLimits limits, Consumer<Set<Long>> overdue) {
        try {
            return endPatiently(spared, limits, overdue);
        } catch (InterruptedException e) {
            members(spared).forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
            return pids(spared);
        }
    }

    /**
     * Ends all, for a caller whose work somebody else takes over when it is interrupted.
     *
     * @return whether all have ended within the grace
     * @throws InterruptedException when it is interrupted; nothing is ended by force for that
     */
    public boolean endUnlessInterrupted(EndLimits limits) throws InterruptedException {
        AtomicBoolean inTime = new AtomicBoolean(true);
        endPatiently(List.of(), limits, overdue -> inTime.set(false));
        return inTime.get();
    }

    private Set<Long> endPatiently(List<ProcessCookie> spared, EndLimits limits, Consumer<Set<Long>> overdue)
            throws InterruptedException {
        long begin = System.nanoTime();
        members(spared).forEach(ProcessHandle::destroy);
        Set<Long> left = remaining(spared);
        boolean told = false;
        while (!left.isEmpty() && passed(begin).compareTo(limits.limit()) < 0) {
            if (passed(begin).compareTo(limits.grace()) >= 0) {
                if (!told) {
                    overdue.accept(left);
                    told = true;
                }
                members(spared).forEach(ProcessHandle::destroyForcibly);
            }
            Thread.sleep(POLL.toMillis());
            left = remaining(spared);
        }
        return left;
    }

    /**
     * What is left, looked for once more where there seems to be nothing: a process that is started while the system lists
     * its processes may not be listed, and has no environment for the moment in which it becomes another program.
     */
    private Set<Long> remaining(List<ProcessCookie> spared) {
        Set<Long> left = pids(spared);
        if (left.isEmpty()) {
            pause();
            return pids(spared);
        }
        return left;
    }

    private Set<Long> pids(List<ProcessCookie> spared) {
        return members(spared).map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private Stream<ProcessHandle> members(List<ProcessCookie> spared) {
        List<ProcessHandle> all = members().toList();
        // Asked for afterwards: what a spared process starts meanwhile is spared as well.
        Set<Long> others = new HashSet<>();
        spared.forEach(one -> others.addAll(table.carrying(one)));
        return all.stream().filter(handle -> !others.contains(handle.pid()));
    }

    private Stream<ProcessHandle> members() {
        Stream<ProcessHandle> marked =
                table.carrying(cookie).stream().map(ProcessHandle::of).flatMap(Optional::stream);
        Stream<ProcessHandle> descended = root == null
                ? Stream.empty()
                : root.handle().stream().flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()));
        long self = ProcessHandle.current().pid();
        return Stream.concat(marked, descended)
                .filter(handle -> handle.pid() != self && handle.isAlive())
                .distinct();
    }

    private static Duration passed(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
