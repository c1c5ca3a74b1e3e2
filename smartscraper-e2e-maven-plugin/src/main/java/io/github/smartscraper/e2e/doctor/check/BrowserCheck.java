package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.browser.chromium.ChromiumOptions;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /** Prints an empty page and ends, without a port that others could connect to. */
    private static final String PRINT = "--dump-dom";

    private static final String READY = "<html";

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
        List<String> printing =
                Stream.concat(Stream.of(PRINT), arguments.stream()).toList();
        Path profile = Files.createTempDirectory(trial.temporary(), "smartscraper-e2e-doctor-");
        try {
            Trial.Outcome outcome = trial.run(
                    ChromiumOptions.command(browser.get(), printing, profile.resolve("profile")),
                    output -> output.contains(READY));
            boolean starts = outcome.output().contains(READY);
            return new Finding(topic(), starts ? State.FINE : State.BROKEN, program, starts ? "" : outcome.inShort());
        } finally {
            DirectoryTree.delete(profile);
        }
    }
}
