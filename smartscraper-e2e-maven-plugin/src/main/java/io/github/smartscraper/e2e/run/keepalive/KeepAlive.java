package io.github.smartscraper.e2e.run.keepalive;

import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.PipedLauncher;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.session.KeptFile;
import io.github.smartscraper.e2e.session.KeptSession;
import io.github.smartscraper.e2e.session.OwnedWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Workers kept alive for the next build: their servers print into pipes from the beginning, since what they print to must
 * outlive this build.
 */
final class KeepAlive {

    /** How long kept workers live when no build comes. */
    static final Duration IDLE_LIMIT = Duration.ofMinutes(30);

    private final boolean wanted;
    private final ProcessLauncher direct;
    private final ServerFingerprint fingerprint;
    private final KeptFile file;
    private @Nullable Path outputs;
    private @Nullable PipedLauncher launcher;

    /**
     * Nothing is kept yet.
     *
     * @param wanted whether workers are to outlive this build
     * @param direct starts servers that are not
     * @param file tells the next build what is kept
     */
    KeepAlive(boolean wanted, ProcessLauncher direct, ServerFingerprint fingerprint, KeptFile file) {
        this.wanted = wanted;
        this.direct = direct;
        this.fingerprint = fingerprint;
        this.file = file;
    }

    boolean isWanted() {
        return wanted;
    }

    /** The pipes of servers that are taken over are used again. */
    void usePipes(Path directory) {
        outputs = directory;
    }

    /** The directory of the pipes, if there are any. */
    Optional<Path> pipes() {
        return Optional.ofNullable(outputs);
    }

    /**
     * How servers are started: into pipes if they are to be kept.
     *
     * @throws IOException if there is no place for pipes
     */
    ProcessLauncher launcher(OwnedResources resources) throws IOException {
        if (!wanted) {
            return direct;
        }
        Path directory = outputs == null ? resources.makeOutputDirectory() : outputs;
        PipedLauncher piped = new PipedLauncher(direct, directory);
        outputs = directory;
        launcher = piped;
        return piped;
    }

    /**
     * A server that an earlier build has started.
     *
     * @return empty if nothing reads pipes here
     * @throws IOException if its output can't be read
     */
    Optional<LaunchedProcess> takeOver(Launch launch, ProcessIdentity process) throws IOException {
        return launcher == null ? Optional.empty() : launcher.takeOver(launch, process);
    }

    /**
     * Hands the workers on to the next build, and to the reaper, which keeps them until then.
     *
     * @param session what they are known by
     * @param secrets of their servers, by the variable that holds each
     * @throws IOException if that is not possible; nothing is left then but what the reaper ends
     */
    void handOn(String session, Collection<OwnedWorker> workers, Map<String, String> secrets, OwnedResources resources)
            throws IOException {
        if (launcher == null || outputs == null) {
            throw new IOException("no worker was started");
        }
        String salt = ServerFingerprint.newSalt();
        resources.watch(file.path());
        file.write(new KeptSession(
                session,
                outputs.toString(),
                salt,
                fingerprint.parts(salt, secrets),
                List.copyOf(workers),
                resources.registry().processes()));
        launcher.stopReading();
        List<String> directories =
                workers.stream().map(OwnedWorker::dataDirectory).toList();
        resources.handOn(directories, outputs, file.path(), IDLE_LIMIT);
    }
}
