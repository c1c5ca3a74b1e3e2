package io.github.smartscraper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A second user of this machine, made for the tests of one class, and gone after them. Only root can make one; elsewhere the
 * tests are skipped.
 */
public final class OtherUser implements BeforeAllCallback, AfterAllCallback {

    private static final List<String> PROGRAMS = List.of("useradd", "userdel", "setpriv");
    private static final int ATTEMPTS = 20;
    private static final int PAUSE_MILLIS = 250;

    private final String name =
            "e2e-" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private boolean made;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        assumeThat(System.getProperty("user.name"))
                .as("who runs the tests: only root can make a second user")
                .isEqualTo("root");
        assumeThat(PROGRAMS).as("programs to make a second user with").allMatch(OtherUser::isInstalled);
        // Another test may be changing the table of users, which has a lock.
        for (int attempt = 1; !made && attempt <= ATTEMPTS; attempt++) {
            made = execute(List.of("useradd", "--system", "--no-create-home", "--user-group", name)) == 0;
            Thread.sleep(made ? 0 : PAUSE_MILLIS);
        }
        assertThat(made).as("a second user was made").isTrue();
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream((System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
        for (int attempt = 1; made && attempt <= ATTEMPTS; attempt++) {
            made = execute(List.of("userdel", "--force", name)) != 0;
            Thread.sleep(made ? PAUSE_MILLIS : 0);
        }
    }

    private static int execute(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Lets this user, and everybody else, put things into a directory, as into {@code /tmp}. */
    public static Path openToAll(Path directory) throws IOException, InterruptedException {
        assertThat(execute(List.of("chmod", "1777", directory.toString()))).isZero();
        return directory;
    }

    /** Lets this user, and everybody else, look into a directory. */
    public static Path readableByAll(Path directory) throws IOException {
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Starts a program as this user; whoever starts it has to end it. */
    public Process start(String... command) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("setpriv", "--reuid", name, "--regid", name, "--clear-groups", "--"));
        // What setpriv itself starts takes over capabilities of root in the moment of its start.
        words.addAll(List.of("sh", "-c", "exec \"$@\"", "sh"));
        words.addAll(List.of(command));
        return new ProcessBuilder(words)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .start();
    }

    /** Runs a program as this user to its end, and returns what it has printed. */
    public String run(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Runs a shell script as this user, which has to succeed. */
    public void does(String script) throws IOException, InterruptedException {
        Process process = start("sh", "-ec", script);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
