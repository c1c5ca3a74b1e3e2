package io.github.smartscraper.e2e.support.tree;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** JVM that removes a directory where this one can't: as a user without privileges, or with mounts of its own. */
final class OtherJvm {

    private static final String CLASSES = "java.class.path";

    private OtherJvm() {}

    /** Removes the directory of the first argument, and prints what is left. */
    public static void main(String... arguments) throws IOException {
        try {
            DirectoryTree.delete(Path.of(arguments[0]));
        } catch (RemnantsException e) {
            System.out.println(e.getMessage());
        }
    }

    /** Removes a directory in a JVM that is started by a shell script, which finds that JVM's command in its arguments. */
    static String remove(String script, Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, directory.toString()));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(CLASSES),
                OtherJvm.class.getName(),
                directory.toString()));
        return run(command);
    }

    /** Skips the test where a shell command fails. */
    static void assumeWorks(String script, String reason) throws IOException, InterruptedException {
        Process attempt = new ProcessBuilder("sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeThat(attempt.waitFor(30, TimeUnit.SECONDS) && attempt.exitValue() == 0)
                .as(reason)
                .isTrue();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
