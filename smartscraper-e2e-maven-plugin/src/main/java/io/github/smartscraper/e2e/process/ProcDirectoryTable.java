package io.github.smartscraper.e2e.process;

import io.github.smartscraper.e2e.process.proc.Lineage;
import io.github.smartscraper.e2e.process.proc.ProcEntry;
import io.github.smartscraper.e2e.process.proc.ProcFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Table of processes on Linux. Ours are those whose environment has the cookie ({@code /proc/PID/environ}, which shows
 * nothing of a server that overwrites it with its title, or that was started with {@code env -i}), and their lineage.
 */
final class ProcDirectoryTable implements ProcessTable {

    private final Map<ProcessCookie, Lineage> lineages = new ConcurrentHashMap<>();
    private final Map<String, Consumer<ProcessIdentity>> told = new ConcurrentHashMap<>();

    @Override
    public Set<Long> carrying(ProcessCookie cookie) {
        Lineage lineage = lineage(cookie);
        lineages.forEach((part, known) -> {
            if (part.isPartOf(cookie)) {
                lineage.addAll(known);
            }
        });
        Set<Long> members = new HashSet<>();
        long self = ProcessHandle.current().pid();
        List<ProcEntry> all =
                ProcEntry.all().stream().filter(entry -> entry.pid() != self).toList();
        lineage.look(all, carries(cookie)).forEach(entry -> members.add(entry.pid()));
        tell(cookie, lineage);
        return members;
    }

    private Lineage lineage(ProcessCookie cookie) {
        return lineages.computeIfAbsent(cookie, any -> new Lineage());
    }

    private static Predicate<ProcEntry> carries(ProcessCookie cookie) {
        Map<String, String> variables = cookie.variables();
        return entry -> {
            String environment = ProcFile.environment(entry.pid()).orElse("");
            return variables.entrySet().stream()
                    .allMatch(variable ->
                            environment.contains('\0' + variable.getKey() + '=' + variable.getValue() + '\0'));
        };
    }

    @Override
    public void launched(ProcessCookie cookie, ProcessIdentity process) {
        lineage(cookie).add(process.pid(), process.start());
        tell(cookie, lineage(cookie));
    }

    @Override
    public void tellLeaders(ProcessCookie session, Consumer<ProcessIdentity> listener) {
        told.put(session.session(), listener);
        new HashMap<>(lineages).forEach((cookie, lineage) -> {
            if (cookie.session().equals(session.session())) {
                lineage.leaders().forEach((pid, start) -> listener.accept(new ProcessIdentity(pid, start)));
            }
        });
    }

    private void tell(ProcessCookie cookie, Lineage lineage) {
        Consumer<ProcessIdentity> listener = told.get(cookie.session());
        if (listener != null) {
            lineage.newLeaders().forEach((pid, start) -> listener.accept(new ProcessIdentity(pid, start)));
        }
    }
}
