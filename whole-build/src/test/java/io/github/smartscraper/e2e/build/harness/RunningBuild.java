package io.github.smartscraper.e2e.build.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.LiveProcess;
import io.github.smartscraper.e2e.build.harness.traces.Signals;
import io.github.smartscraper.e2e.build.harness.traces.Visits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** A build that has been started. */
public final class RunningBuild {

    private static final int LAST_LINES = 60;

    private final Process maven;
    private final BuildTraces traces;
    private final Path log;
    private final Instant startedAt = Instant.now();

    RunningBuild(Process maven, BuildTraces traces, Path log) {
        this.maven = maven;
        this.traces = traces;
        this.log = log;
    }

    public BuildTraces traces() {
        return traces;
    }

    public Visits visits() {
        return new Visits(traces.project());
    }

    public String log() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until tests of this many forks are running. */
    public void awaitForks(int count) {
        awaitForks(".", count);
    }

    /** Waits until tests of this many forks of a module are running. */
    public void awaitForks(String module, int count) {
        Visits visits = new Visits(traces.project().resolve(module).normalize());
        awaitUntil("tests of " + count + " forks", () -> visits.all().size() >= count);
    }

    /** Waits until Maven has printed this. */
    public void awaitLog(String text) {
        awaitUntil("'" + text + "' in its log", () -> log().contains(text));
    }

    private void awaitUntil(String what, Callable<Boolean> condition) {
        try {
            await(what)
                    .atMost(Duration.ofMinutes(2))
                    .failFast("Maven has ended", () -> !maven.isAlive())
                    .until(condition);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            // Whoever reads it may not have the log, which is on the machine of a CI system.
            throw new AssertionError(e.getMessage() + "\nThe end of " + log + ":\n" + lastLines(), e);
        }
    }

    private String lastLines() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** Waits until a worker's server has printed this. */
    public void awaitServerLog(int workerId, String text) {
        awaitFile("target/smartscraper-e2e/logs/worker-" + workerId + ".log", text);
    }

    /** Waits until a file of the project holds this. */
    public void awaitFile(String path, String text) {
        Path file = traces.project().resolve(path);
        awaitUntil(
                "'" + text + "' in " + file,
                () -> Files.exists(file) && Files.readString(file).contains(text));
    }

    /** The one process of the build that is meant. */
    public LiveProcess only(Predicate<LiveProcess> meant) {
        List<LiveProcess> found =
                Leftovers.of(traces).processes().stream().filter(meant).toList();
        assertThat(found).as("processes that may be meant, of those of %s", log).hasSize(1);
        return found.get(0);
    }

    /**
     * The forks in which its tests run. If Maven is killed, they go on until they have noticed, up to half a minute later:
     * whoever kills it ends them, since they are Surefire's and not what the plugin has to clean up.
     */
    public List<LiveProcess> forks() {
        return Leftovers.of(traces).processes().stream()
                .filter(LiveProcess::isFork)
                .toList();
    }

    /** Sends a signal to Maven's own process. */
    public void signal(String name) throws IOException, InterruptedException {
        kill(name, Long.toString(maven.pid()));
    }

    /** Sends a signal to Maven and all that is in the foreground with it, as a terminal does for Ctrl-C. */
    public void signalGroup(String name) throws IOException, InterruptedException {
        kill(name, "-" + maven.pid());
    }

    private static void kill(String name, String target) throws IOException, InterruptedException {
        assertThat(Signals.send(name, target))
                .as("kill -s %s -- %s found a process", name, target)
                .isTrue();
    }

    public boolean isAlive() {
        return maven.isAlive();
    }

    public long pid() {
        return maven.pid();
    }

    public BuildResult awaitEnd(Duration limit) throws InterruptedException {
        boolean ended = maven.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            end();
        }
        assertThat(ended).as("Maven ended within %s, see %s", limit, log).isTrue();
        Duration duration = Duration.between(startedAt, Instant.now());
        return new BuildResult(maven.exitValue(), duration, log(), log, traces);
    }

    /** Ends Maven if it still runs: gently, so that it can clean up, and by force if that doesn't help. */
    public void end() {
        maven.destroy();
        try {
            if (!maven.waitFor(10, TimeUnit.SECONDS)) {
                maven.destroyForcibly();
            }
        } catch (InterruptedException e) {
            maven.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
