package io.github.smartscraper.e2e.secrets;

import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.OwnedCommand;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** SOPS, the program that decrypts a file; the plain text is kept in memory only. */
final class SopsProgram {

    /** How long it may take: keys may come from a service on the network. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int ERROR_LINES = 20;
    private static final int ERROR_COLUMNS = 400;

    private final String program;
    private final Map<String, String> environment;
    private final OwnedCommand command;
    private final Duration limit;

    /**
     * A program to be.
     *
     * @param program its path, or its name on the search path of the environment
     * @param environment what it runs with
     * @param cookie what it and all that it starts will carry
     */
    SopsProgram(
            String program,
            Map<String, String> environment,
            ProcessLauncher launcher,
            ProcessTable processes,
            ProcessCookie cookie,
            Duration limit) {
        this.program = program;
        this.environment = environment;
        this.command = new OwnedCommand(launcher, processes, cookie, environment);
        this.limit = limit;
    }

    /** What it is called by. */
    String program() {
        return program;
    }

    /**
     * Decrypts a file.
     *
     * @return what it printed
     * @throws SecretsException if it is missing, fails, or takes too long; it has been ended then
     * @throws InterruptedException if the build is being ended; it has been ended then, too
     */
    String decrypt(Path file) throws SecretsException, InterruptedException {
        Path directory = Path.of("").toAbsolutePath();
        Path found = Executables.of(environment)
                .resolve(program, directory)
                .orElseThrow(() -> new SecretsException(new SecretsProblem.SopsMissing(program, file)));
        List<String> words = List.of(found.toString(), "-d", "--output-type", "json", file.toString());
        OwnedCommand.Outcome outcome = run(words, directory);
        if (outcome.exitCode().isEmpty()) {
            throw new SecretsException(new SecretsProblem.Hung(program, file, limit, excerpt(outcome)));
        }
        int exitCode = outcome.exitCode().getAsInt();
        if (exitCode != 0) {
            throw new SecretsException(new SecretsProblem.Failed(program, file, exitCode, excerpt(outcome)));
        }
        return outcome.output();
    }

    private OwnedCommand.Outcome run(List<String> words, Path directory) throws SecretsException, InterruptedException {
        try {
            return command.run(words, directory, limit);
        } catch (IOException e) {
            throw new SecretsException(new SecretsProblem.NotStarted(program, FailureReason.of(e)));
        }
    }

    private static List<String> excerpt(OwnedCommand.Outcome outcome) {
        List<String> lines =
                outcome.errors().lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - ERROR_LINES), lines.size()).stream()
                .map(line -> line.length() > ERROR_COLUMNS ? line.substring(0, ERROR_COLUMNS) + '…' : line)
                .toList();
    }
}
