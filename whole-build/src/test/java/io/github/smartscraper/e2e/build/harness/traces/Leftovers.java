package io.github.smartscraper.e2e.build.harness.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Leftovers of a build: processes, listeners on ports, directories. After any build there must be none. */
public final class Leftovers {

    /** A process that was told to end, and whose parent has gone, takes a moment on a busy machine. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /**
     * Of others, who leave it there by intention: native libraries that Maven unpacks for its console, when it is killed,
     * and what all tsx of one user share.
     */
    private static final Pattern OF_OTHERS = Pattern.compile("((lib)?jansi|jlinenative)-.*|tsx-\\d+");

    private final BuildTraces traces;

    private Leftovers(BuildTraces traces) {
        this.traces = traces;
    }

    public static Leftovers of(BuildTraces traces) {
        return new Leftovers(traces);
    }

    public void assertNone() {
        assertNoneWithin(GRACE);
    }

    /** Waits at most this long for everything to go, ends what is left after that, and fails if there was any. */
    public void assertNoneWithin(Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        List<String> left = find();
        while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
            pause();
            left = find();
        }
        // They are this build's own, known by its id: another test must not suffer from them.
        processes().forEach(LiveProcess::end);
        assertThat(left).as("what the build in %s left", traces.project()).isEmpty();
    }

    /** One line for each thing that is left now. */
    public List<String> find() {
        List<LiveProcess> processes = processes();
        List<String> found = new ArrayList<>();
        processes.forEach(process -> found.add(process.toString()));
        portsOf(processes).forEach(port -> found.add("a listener on port " + port));
        directories().forEach(directory -> found.add("directory " + directory));
        return found;
    }

    public List<LiveProcess> processes() {
        try {
            return LiveProcess.all().stream().filter(traces::hasProcess).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Integer> portsOf(List<LiveProcess> processes) {
        try {
            Listeners listeners = Listeners.read();
            Set<Integer> ports = new TreeSet<>();
            processes.forEach(process -> ports.addAll(listeners.portsOf(process.pid())));
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> directories() {
        List<Path> directories = new ArrayList<>();
        if (Files.notExists(traces.temporary())) {
            return directories;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(traces.temporary())) {
            for (Path file : found) {
                boolean ofOthers =
                        OF_OTHERS.matcher(file.getFileName().toString()).matches();
                if (!ofOthers && traces.hasDirectory(file)) {
                    directories.add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directories;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
