package io.github.smartscraper.e2e.failsafe.archive;

import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Maker of one archive, beside the tests and after them in the queue for the processors. Nobody waits for it: if it has not
 * come to its end when the forks have, it is ended, and the next build tries again.
 */
final class ArchiveMaker implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofSeconds(2);

    private final ArchiveDirectory directory;
    private final String key;
    private final Path draft;
    private final LaunchedProcess process;
    private final Thread thread = new Thread(this::make, "e2e-archive");

    private ArchiveMaker(ArchiveDirectory directory, String key, Path draft, LaunchedProcess process) {
        this.directory = directory;
        this.key = key;
        this.draft = draft;
        this.process = process;
    }

    /**
     * Means to start one.
     *
     * @param launcher launches nothing any more when the run is being ended
     * @param environment of the JVM, all of it: that of the build might hold options
     * @param prefix what has it wait for all others
     * @param directory for what it prints
     */
    record Means(ProcessLauncher launcher, Map<String, String> environment, List<String> prefix, Path directory) {}

    /**
     * Begins, unless another build is at it.
     *
     * @param command makes the archive in a file
     * @throws IOException if it can't be started
     */
    static Optional<ArchiveMaker> begin(
            ArchiveDirectory directory, String key, Means means, Function<Path, List<String>> command)
            throws IOException {
        Optional<Path> draft = directory.draft(key);
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(means.prefix());
        all.addAll(command.apply(draft.get()));
        try {
            ArchiveMaker maker = new ArchiveMaker(
                    directory,
                    key,
                    draft.get(),
                    means.launcher()
                            .launch(new Launch(
                                    all,
                                    means.directory(),
                                    means.environment(),
                                    means.directory().resolve("archive.log"),
                                    UnaryOperator.identity())));
            maker.thread.setDaemon(true);
            maker.thread.start();
            return Optional.of(maker);
        } catch (IOException e) {
            Files.deleteIfExists(draft.get());
            throw e;
        }
    }

    private void make() {
        try {
            boolean ended = process.waitFor(LIMIT);
            if (ended && process.exitCode().orElse(1) == 0) {
                directory.publish(key, draft);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // There is no archive then, and forks start as they do without.
            return;
        } finally {
            end();
        }
    }

    private void end() {
        process.identity().handle().ifPresent(ProcessHandle::destroyForcibly);
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // It is removed when it is old enough.
            return;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
