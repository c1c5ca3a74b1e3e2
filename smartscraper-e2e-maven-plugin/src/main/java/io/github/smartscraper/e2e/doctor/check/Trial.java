package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.process.launch.LaunchGate;
import io.github.smartscraper.e2e.support.EndLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Trial of programs: they are started to see whether they work, and none of their processes is left behind.
 *
 * @param environment that of the build
 * @param temporary where outputs are kept for the moment
 */
public record Trial(ProcessLauncher launcher, ProcessTable processes, Map<String, String> environment, Path temporary) {

    private static final Duration LAUNCH_LIMIT = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(20);

    /**
     * Outcome of a trial.
     *
     * @param exitCode how it ended; empty if it was ended here
     * @param output what it printed, to both of its outputs
     */
    record Outcome(OptionalInt exitCode, String output) {

        boolean succeeded() {
            return exitCode.isPresent() && exitCode.getAsInt() == 0;
        }

        /** Exit code and the last line. */
        String inShort() {
            String last = output.lines().filter(line -> !line.isBlank()).reduce("", (first, next) -> next);
            String code = exitCode.isPresent() ? "exit code " + exitCode.getAsInt() : "no exit";
            return last.isEmpty() ? code : code + ", " + last.strip();
        }
    }

    /** Runs a program to its end. */
    Outcome run(List<String> command) throws IOException, InterruptedException {
        return run(command, output -> false);
    }

    /** Runs a program until it ends, or its output is enough; an interrupt ends it, too. */
    Outcome run(List<String> command, Predicate<String> enough) throws IOException, InterruptedException {
        ProcessCookie cookie = ProcessCookie.newSession();
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(cookie.variables());
        Path log = Files.createTempFile(temporary, "smartscraper-e2e-doctor-", ".log");
        LaunchGate gate = new LaunchGate(launcher);
        ProcessTree tree = new ProcessTree(processes, cookie, null);
        // It is in a session of its own, so a Ctrl-C reaches Maven alone; none comes between the launch and its end.
        Thread atExit = new Thread(() -> end(gate, tree), "e2e-doctor-exit");
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            LaunchedProcess process =
                    gate.launch(new Launch(command, temporary, variables, log, UnaryOperator.identity()));
            return await(process, log, enough);
        } finally {
            end(gate, tree);
            forget(atExit);
            Files.deleteIfExists(log);
        }
    }

    private static void end(LaunchGate gate, ProcessTree tree) {
        gate.close(LAUNCH_LIMIT);
        tree.end(EndLimits.BROWSER);
    }

    private static Outcome await(LaunchedProcess process, Path log, Predicate<String> enough)
            throws IOException, InterruptedException {
        while (process.isAlive() && !enough.test(read(log))) {
            process.waitFor(POLL);
        }
        OptionalInt exitCode = process.exitCode();
        return new Outcome(exitCode, read(log));
    }

    private static String read(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is about to end, and the thread has been started.
            return;
        }
    }
}
