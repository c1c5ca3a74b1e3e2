package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.tmux.TmuxMessages;
import io.github.smartscraper.e2e.tmux.TmuxSession;
import io.github.smartscraper.e2e.worker.server.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The terminals of a run's servers: a tmux session for each worker, or none. */
final class TmuxTerminals implements Terminal {

    private final boolean wanted;
    private final HostSystem host;
    private final OwnedResources resources;
    private final Map<Integer, TmuxSession> sessions = new ConcurrentHashMap<>();

    TmuxTerminals(boolean wanted, HostSystem host, OwnedResources resources) {
        this.wanted = wanted;
        this.host = host;
        this.resources = resources;
    }

    /**
     * Looks for what is needed, before anything is started.
     *
     * @throws ConfigurationException if it is not there
     */
    void require() throws ConfigurationException {
        if (wanted) {
            program();
        }
    }

    private Path program() throws ConfigurationException {
        return host.executables().find("tmux").orElseThrow(() -> new ConfigurationException(TmuxMessages.missing()));
    }

    /**
     * Makes a place for the terminal of a worker, if there is to be one.
     *
     * @throws ConfigurationException if there is no place for it
     * @throws IOException if it can't be made
     */
    void open(int worker) throws ConfigurationException, IOException {
        if (wanted) {
            Path directory = TmuxSession.unpredictablePath(host.temporaryDirectory(), worker)
                    .orElseThrow(() -> new ConfigurationException(TmuxMessages.noRoom(host.temporaryDirectory())));
            resources.makeDirectory(directory);
            sessions.put(worker, new TmuxSession(program(), worker, directory));
        }
    }

    @Override
    public Launch around(int worker, Launch direct) {
        TmuxSession session = sessions.get(worker);
        try {
            return session == null ? direct : session.around(direct);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to type in order to look at the server of a worker; empty if it is in no terminal. */
    Optional<String> attachCommand(int worker) {
        return Optional.ofNullable(sessions.get(worker)).map(TmuxSession::attachCommand);
    }
}
