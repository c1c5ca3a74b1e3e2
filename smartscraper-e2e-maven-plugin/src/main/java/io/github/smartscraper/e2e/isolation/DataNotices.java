package io.github.smartscraper.e2e.isolation;

import io.github.smartscraper.e2e.support.tree.Remnant;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Notices of what a copy or a reset has to leave alone: one for each file, however often it is met. */
public final class DataNotices {

    private final Consumer<String> warning;
    private final Set<Path> named = ConcurrentHashMap.newKeySet();

    /** Notices, of which none has been given yet. */
    public DataNotices(Consumer<String> warning) {
        this.warning = warning;
    }

    void skipped(Collection<Path> paths) {
        paths.stream().filter(named::add).map(IsolationMessages::skipped).forEach(warning);
    }

    void spared(Collection<Remnant> mounts) {
        mounts.stream()
                .map(Remnant::path)
                .filter(named::add)
                .map(IsolationMessages::spared)
                .forEach(warning);
    }
}
