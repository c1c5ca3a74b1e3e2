package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.ports.ListenerTable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Table of listeners for which ports linger as long as a test wants them to; its own servers can't have them either. */
final class LingeringPorts implements ListenerTable {

    private final ListenerTable real = ListenerTable.ofThisSystem();
    private final Path directory;

    /** Ports that have a file in this directory linger. */
    LingeringPorts(Path directory) {
        this.directory = directory;
    }

    Path keep(int port) throws IOException {
        return Files.createFile(file(port));
    }

    private Path file(int port) {
        return directory.resolve("lingers-" + port);
    }

    @Override
    public boolean isLingering(int port) {
        return Files.exists(file(port));
    }

    @Override
    public Optional<Listener> onPort(int port) {
        return real.onPort(port);
    }

    @Override
    public Optional<Boolean> isOneOf(Set<Long> pids, int port) {
        return real.isOneOf(pids, port);
    }

    @Override
    public boolean stillHas(long pid, int port) {
        return real.stillHas(pid, port);
    }

    @Override
    public Optional<String> onAllInterfaces(Set<Long> pids, int port) {
        return real.onAllInterfaces(pids, port);
    }

    @Override
    public List<InetSocketAddress> addresses(Set<Long> pids) {
        return real.addresses(pids);
    }
}
