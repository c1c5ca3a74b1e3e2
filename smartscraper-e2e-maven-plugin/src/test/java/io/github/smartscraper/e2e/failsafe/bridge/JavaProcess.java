package io.github.smartscraper.e2e.failsafe.bridge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JVM that was started for a test, and has ended.
 *
 * @param exitCode its exit code
 * @param output what it has printed, on both streams
 */
public record JavaProcess(int exitCode, String output) {

    /** Runs {@code java} with these arguments and additional environment variables. */
    public static JavaProcess run(List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new JavaProcess(process.waitFor(), output);
    }

    /** Where a class of the tests, or one that they use, was loaded from. */
    public static String locationOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }
}
