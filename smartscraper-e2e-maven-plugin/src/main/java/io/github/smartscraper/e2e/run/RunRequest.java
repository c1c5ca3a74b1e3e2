package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.browser.BrowserMode;
import io.github.smartscraper.e2e.isolation.KeepMode;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.npm.InstallMode;
import io.github.smartscraper.e2e.secrets.SecretKey;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is to do, checked.
 *
 * @param workers how many servers at the most
 * @param timeout how long a server may take until it is healthy
 * @param maxRestarts how often a failed server is replaced
 * @param retryInfrastructure how often a test class that a fault of its server made fail is run again
 * @param verbose whether every change of state is printed
 * @param workDirectory where the plugin keeps its own files
 * @param app the application under test
 * @param data what its state begins with, and what becomes of it
 * @param features what need not be used
 * @param selection which tests are to be run
 */
public record RunRequest(
        int workers,
        Duration timeout,
        int maxRestarts,
        int retryInfrastructure,
        boolean verbose,
        Path workDirectory,
        App app,
        Data data,
        Features features,
        SelectionRequest selection) {

    /** The same with files that a build of the project does not touch; its workers are not left to a build. */
    RunRequest besideBuilds() {
        return new RunRequest(
                workers,
                timeout,
                maxRestarts,
                retryInfrastructure,
                verbose,
                new WorkFiles(workDirectory).besideBuilds().directory(),
                app,
                data,
                new Features(false, features.tmux(), features.browser(), features.secrets()),
                selection);
    }

    /**
     * The application under test.
     *
     * @param directory where its package.json is
     * @param command what starts one server, in words
     * @param install when npm ci runs
     * @param basePort the first port to try
     * @param healthPath what answers 200
     * @param apiToken the tokens of its servers
     * @param environment what its servers get besides the environment of the build
     * @param executablePath browser that the user has named
     */
    public record App(
            Path directory,
            List<String> command,
            InstallMode install,
            int basePort,
            String healthPath,
            TokenTemplate apiToken,
            Map<String, String> environment,
            Optional<Path> executablePath) {}

    /**
     * The state of the application.
     *
     * @param seed directory that every DATA_DIR begins as a copy of
     * @param root where DATA_DIRs are made
     * @param reset what happens before each test class
     * @param keep which test classes leave a copy behind
     */
    public record Data(Optional<Path> seed, Path root, ResetMode reset, KeepMode keep) {}

    /**
     * What need not be used.
     *
     * @param keepAlive whether workers are left running for the next build
     * @param tmux whether each server runs in a tmux session
     * @param browser which browser is started besides
     * @param secrets what servers and tests need and nobody else may see
     */
    public record Features(boolean keepAlive, boolean tmux, Browser browser, Secrets secrets) {}

    /**
     * The browser that the plugin starts, if any.
     *
     * @param arguments options besides those that it always gets
     */
    public record Browser(BrowserMode mode, List<String> arguments) {

        boolean isShared() {
            return mode == BrowserMode.SHARED;
        }
    }

    /**
     * Where secrets come from, if the environment does not have them.
     *
     * @param file the encrypted file, if there is one
     * @param keys which there are
     * @param sops the program that decrypts the file: a path, or a name on the search path
     */
    public record Secrets(Optional<Path> file, List<SecretKey> keys, String sops) {}
}
