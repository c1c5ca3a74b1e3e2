package io.github.smartscraper.e2e.process;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Table of processes for systems that do not show the environments of processes (Windows), or not those of their own
 * programs (macOS). It remembers with which environment it has launched what, and which descendants that was ever seen
 * to have. Of what another JVM has launched, it knows what the system shows.
 */
public final class LaunchTable implements ProcessLauncher, ProcessTable {

    private final ProcessLauncher launcher;
    private final ProcessTable shown;
    private final Map<ProcessIdentity, Map<String, String>> environments = new ConcurrentHashMap<>();

    /** A table of what is launched through it, by this launcher, and of what the system shows. */
    public LaunchTable(ProcessLauncher launcher, ProcessTable shown) {
        this.launcher = launcher;
        this.shown = shown;
    }

    @Override
    public LaunchedProcess launch(Launch launch) throws IOException {
        LaunchedProcess process = launcher.launch(launch);
        environments.put(process.identity(), launch.environment());
        return process;
    }

    @Override
    public Set<Long> carrying(ProcessCookie cookie) {
        addDescendants();
        environments.keySet().removeIf(process -> !process.isAlive());
        Set<Long> pids = new HashSet<>(shown.carrying(cookie));
        environments.entrySet().stream()
                .filter(known -> known.getValue()
                        .entrySet()
                        .containsAll(cookie.variables().entrySet()))
                .forEach(known -> pids.add(known.getKey().pid()));
        return pids;
    }

    /** A process whose parent has ended is no longer listed as a descendant; by then it should have been seen. */
    private void addDescendants() {
        environments.forEach((process, environment) -> process.handle().stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(descendant -> environments.putIfAbsent(ProcessIdentity.of(descendant), environment)));
    }
}
