package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.browser.chromium.ChromiumOptions;
import io.github.smartscraper.e2e.browser.devtools.DevToolsPipe;
import io.github.smartscraper.e2e.browser.devtools.DevToolsRouter;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Check that the browser for the servers starts: a {@code --version} says nothing about missing libraries of its own
 * processes.
 *
 * @param browser the one that servers are given, or share
 * @param needed whether a run needs it
 * @param arguments options for it
 */
public record BrowserCheck(Optional<Path> browser, boolean needed, List<String> arguments, Trial trial)
        implements Check {

    /** How long one question may take; it is asked again as long as the program runs. */
    private static final Duration QUESTION = Duration.ofMillis(200);

    @Override
    public Topic topic() {
        return Topic.BROWSER;
    }

    @Override
    public Finding look() throws IOException, InterruptedException {
        if (browser.isEmpty()) {
            return Finding.of(topic(), needed ? State.MISSING : State.UNNEEDED, "");
        }
        String program = browser.get().toString();
        if (!Files.isExecutable(browser.get()) || Files.isDirectory(browser.get())) {
            return new Finding(topic(), State.BROKEN, program, "not an executable file");
        }
        Path profile = Files.createTempDirectory(trial.temporary(), "smartscraper-e2e-doctor-");
        try (DevToolsPipe pipe = new DevToolsPipe(profile)) {
            DevToolsRouter router = new DevToolsRouter(pipe);
            AtomicBoolean starts = new AtomicBoolean();
            Trial.Outcome outcome = trial.run(pipe.around(command(profile)), output -> {
                starts.set(answers(router));
                return starts.get();
            });
            return new Finding(
                    topic(), starts.get() ? State.FINE : State.BROKEN, program, starts.get() ? "" : outcome.inShort());
        } finally {
            DirectoryTree.delete(profile);
        }
    }

    private List<String> command(Path profile) throws IOException {
        List<String> options = Stream.concat(Stream.of(ChromiumOptions.PIPE), arguments.stream())
                .toList();
        return ChromiumOptions.command(browser.orElseThrow(), options, profile.resolve("profile"));
    }

    private static boolean answers(DevToolsRouter router) {
        try {
            return router.isResponsive(QUESTION);
        } catch (InterruptedException e) {
            // Whoever waits for the program sees it, too.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
