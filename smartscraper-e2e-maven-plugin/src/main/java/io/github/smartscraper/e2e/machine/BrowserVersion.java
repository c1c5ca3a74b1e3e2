package io.github.smartscraper.e2e.machine;

import io.github.smartscraper.e2e.process.OwnedCommand;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Version of a browser, wherever it is: as it says itself, which takes about 40 ms, with the content of its program where
 * that is a short script, as most Linux systems have it. Of one that says none, size and time have to do.
 */
final class BrowserVersion {

    private static final String NONE = "none";

    /** How long a browser may take to say it. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    private static final long SCRIPT_BYTES = 1 << 20;

    private final HostSystem host;
    private final Duration limit;

    BrowserVersion(HostSystem host, Duration limit) {
        this.host = host;
        this.limit = limit;
    }

    /** The version of this one. */
    String of(Optional<Path> browser) {
        if (browser.isEmpty()) {
            return NONE;
        }
        Path program = browser.get();
        try {
            Path real = program.toRealPath();
            boolean script = Files.size(real) < SCRIPT_BYTES;
            String content = script ? Md5.of(Files.readAllBytes(real)) : "";
            String said = said(program);
            String file = script ? "" : Files.size(real) + " bytes, " + Files.getLastModifiedTime(real);
            return (said.isEmpty() ? file : said) + ' ' + content;
        } catch (IOException e) {
            return "can't be read";
        }
    }

    /** What it prints as its version; nothing if it does not end by itself. On Windows, Chrome would open a window. */
    private String said(Path program) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        if (windows || !Files.isExecutable(program)) {
            return "";
        }
        OwnedCommand command =
                new OwnedCommand(host.launcher(), host.processes(), ProcessCookie.newSession(), host.environment());
        try {
            OwnedCommand.Outcome outcome = command.run(
                    List.of(program.toString(), "--version"), Path.of("").toAbsolutePath(), limit);
            return outcome.exitCode().orElse(-1) == 0 ? outcome.output().strip() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
