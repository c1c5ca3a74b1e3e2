package io.github.smartscraper.e2e.process.proc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Lineage of processes: those that are known, what descends from them, and what is in a session that one of them has
 * opened. What was once seen to belong does so for good, also when its parent has gone.
 *
 * <p>A session goes on without the process that has opened it, and keeps its number: Linux does not give a number away as
 * a pid while any process has it as its session (a {@code struct pid} of the kernel is in use as long as a task refers to
 * it as process, group or session; {@code free_pid} is called in {@code __change_pid} of kernel/pid.c only when none does;
 * POSIX.1-2017 says the same of {@code fork}: the child's process ID "shall not match any active process group ID", and a
 * session's is one). So whoever has the pid of a known process as its session, and began after it, is in the session which
 * that has opened, unless another process has that pid now, and then it has opened another one.
 */
public final class Lineage {

    private final Map<Long, ProcessStart.Ticks> known = new HashMap<>();
    private final Set<Long> leaders = new HashSet<>();
    private final Set<Long> untold = new HashSet<>();

    /** Adds a process from which others come. One that is known by the clock, or from elsewhere, proves nothing here. */
    public synchronized void add(long pid, ProcessStart start) {
        if (start instanceof ProcessStart.Ticks ticks
                && PidSpace.here().filter(ticks.space()::equals).isPresent()) {
            remember(pid, ticks);
            lead(pid);
        }
    }

    /** Adds what another one knows. */
    public void addAll(Lineage part) {
        if (part != this) {
            part.leaders().forEach(this::add);
            part.known().forEach(this::remember);
        }
    }

    private synchronized Map<Long, ProcessStart.Ticks> known() {
        return Map.copyOf(known);
    }

    /** The processes that others may have as their session, by pid. */
    public synchronized Map<Long, ProcessStart> leaders() {
        Map<Long, ProcessStart> all = new TreeMap<>();
        leaders.forEach(pid -> all.put(pid, known.get(pid)));
        return all;
    }

    /** Those of them that this has not been asked for before. */
    public synchronized Map<Long, ProcessStart> newLeaders() {
        Map<Long, ProcessStart> fresh = new TreeMap<>();
        untold.forEach(pid -> fresh.put(pid, known.get(pid)));
        untold.clear();
        return fresh;
    }

    private synchronized void remember(long pid, ProcessStart.Ticks ticks) {
        ProcessStart.Ticks before = known.put(pid, ticks);
        if (before != null && before.ticks() != ticks.ticks()) {
            leaders.remove(pid);
        }
    }

    private void lead(long pid) {
        if (leaders.add(pid)) {
            untold.add(pid);
        }
    }

    /**
     * The members that run now.
     *
     * @param all the processes of this machine
     * @param marked whether one says itself that it belongs
     */
    public synchronized List<ProcEntry> look(List<ProcEntry> all, Predicate<ProcEntry> marked) {
        Map<Long, ProcEntry> now = new HashMap<>();
        all.forEach(entry -> now.put(entry.pid(), entry));
        Map<Long, ProcEntry> members = new HashMap<>();
        List<ProcEntry> others = new ArrayList<>();
        for (ProcEntry entry : all) {
            boolean candidate = !entry.ended() && (isKnown(entry) || marked.test(entry));
            if (candidate && entry.isOwn()) {
                enter(entry, members);
            } else if (!entry.ended()) {
                others.add(entry);
            }
        }
        known.keySet().removeIf(pid -> !now.containsKey(pid) && !leaders.contains(pid));
        boolean more = true;
        while (more) {
            more = others.removeIf(entry -> comesFrom(entry, members, now) && entry.isOwn() && enter(entry, members));
        }
        return List.copyOf(members.values());
    }

    private boolean enter(ProcEntry entry, Map<Long, ProcEntry> members) {
        members.put(entry.pid(), entry);
        PidSpace.here().ifPresent(here -> remember(entry.pid(), new ProcessStart.Ticks(entry.ticks(), here)));
        if (entry.session() == entry.pid()) {
            lead(entry.pid());
        }
        return true;
    }

    private boolean isKnown(ProcEntry entry) {
        ProcessStart.Ticks ticks = known.get(entry.pid());
        return ticks != null && ticks.ticks() == entry.ticks();
    }

    private boolean comesFrom(ProcEntry entry, Map<Long, ProcEntry> members, Map<Long, ProcEntry> now) {
        return members.containsKey(entry.parent()) || isInSession(entry, now);
    }

    private boolean isInSession(ProcEntry entry, Map<Long, ProcEntry> now) {
        ProcessStart.Ticks leader = known.get(entry.session());
        if (leader == null || leader.ticks() > entry.ticks()) {
            return false;
        }
        ProcEntry there = now.get(entry.session());
        return there == null || there.ticks() == leader.ticks();
    }
}
