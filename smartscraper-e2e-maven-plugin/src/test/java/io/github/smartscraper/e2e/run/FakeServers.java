package io.github.smartscraper.e2e.run;

import com.sun.net.httpserver.HttpServer;
import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.SessionLauncher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Servers that cost next to nothing: each is a process that sleeps, and this JVM answers on its port. */
public final class FakeServers implements ProcessLauncher, ListenerTable, AutoCloseable {

    private static final int OK = 200;

    private final ProcessLauncher launcher = SessionLauncher.onPath(Executables.of(System.getenv()));
    private final Map<String, HttpServer> answering = new ConcurrentHashMap<>();
    private final List<Launch> launches = new CopyOnWriteArrayList<>();
    private volatile boolean launching = true;
    private volatile boolean broken;

    /** From now on a launch succeeds or not. */
    public void launching(boolean succeeds) {
        launching = succeeds;
    }

    /** From now on servers end as soon as they have been launched, and nobody answers. */
    void breakDown() {
        broken = true;
    }

    /** What was to be launched so far. */
    public List<Launch> launches() {
        return List.copyOf(launches);
    }

    @Override
    public LaunchedProcess launch(Launch launch) throws IOException {
        if (!launching) {
            throw new IOException("nothing is launched here");
        }
        launches.add(launch);
        String port = launch.environment().getOrDefault("PORT", "");
        if (!broken && !port.isEmpty() && !answering.containsKey(port)) {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(OK, -1);
                exchange.close();
            });
            server.start();
            answering.put(port, server);
        }
        return launcher.launch(new Launch(
                broken ? List.of("false") : List.of("sleep", "600"),
                launch.directory(),
                launch.environment(),
                launch.log(),
                launch.mask()));
    }

    @Override
    public Optional<Listener> onPort(int port) {
        return Optional.empty();
    }

    @Override
    public Optional<Boolean> isOneOf(Set<Long> pids, int port) {
        return Optional.of(!pids.isEmpty());
    }

    @Override
    public Optional<String> onAllInterfaces(Set<Long> pids, int port) {
        return Optional.empty();
    }

    @Override
    public void close() {
        answering.values().forEach(server -> server.stop(0));
    }
}
