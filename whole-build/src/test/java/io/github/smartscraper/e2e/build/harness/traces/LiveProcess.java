package io.github.smartscraper.e2e.build.harness.traces;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A process as {@code /proc} shows it. */
public record LiveProcess(long pid, String commandLine, Set<String> environment, Path workingDirectory) {

    private static final Pattern REAPER = Pattern.compile("(\\S*/)?sh -c .* reaper .*", Pattern.DOTALL);

    /** All the processes that this user may look into. */
    public static List<LiveProcess> all() throws IOException {
        List<LiveProcess> processes = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path directory : directories) {
                read(directory).ifPresent(processes::add);
            }
        }
        return processes;
    }

    private static Optional<LiveProcess> read(Path directory) {
        try {
            return Optional.of(new LiveProcess(
                    Long.parseLong(directory.getFileName().toString()),
                    String.join(" ", strings(directory.resolve("cmdline"))),
                    new HashSet<>(strings(directory.resolve("environ"))),
                    Files.readSymbolicLink(directory.resolve("cwd"))));
        } catch (IOException e) {
            // It has ended since the listing, or it is somebody else's.
            return Optional.empty();
        }
    }

    private static List<String> strings(Path file) throws IOException {
        return List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0"));
    }

    /** Whether it is a sample's server. */
    public boolean isServer() {
        return commandLine.startsWith("node ")
                && environment.stream().anyMatch(variable -> variable.startsWith("SMARTSCRAPER_E2E_WORKER="));
    }

    /** Whether tests run in it. */
    public boolean isFork() {
        return commandLine.contains("surefirebooter") && commandLine.contains("/bin/java ");
    }

    public boolean isReaper() {
        return REAPER.matcher(commandLine).matches();
    }

    /** Ends it, unless it has ended and its number is another process's by now. */
    public void end() {
        boolean still = read(Path.of("/proc", Long.toString(pid)))
                .filter(now -> now.environment.equals(environment))
                .isPresent();
        if (still) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public String toString() {
        return "process " + pid + ": " + commandLine;
    }
}
