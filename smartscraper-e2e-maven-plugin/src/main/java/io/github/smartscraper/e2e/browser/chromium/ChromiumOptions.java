package io.github.smartscraper.e2e.browser.chromium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Command line of a browser that the plugin itself starts. What its options mean is told in Chromium's list of
 * switches; Puppeteer and Playwright start their browsers with most of these, too.
 */
public final class ChromiumOptions {

    /** Takes commands from file descriptor 3 and answers them on 4; a port could be used by every user of the machine. */
    public static final String PIPE = "--remote-debugging-pipe";

    /** Does without the sandbox, which not every system lets a browser have. */
    public static final String NO_SANDBOX = "--no-sandbox";

    private static final List<String> ALWAYS = List.of(
            "--headless",
            "--no-first-run",
            "--no-default-browser-check",
            // Nothing goes out but what tests ask for.
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-breakpad",
            // Pages of several servers are open at a time, each of them in the background of the others.
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            // Containers often have little room in /dev/shm.
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--hide-scrollbars",
            "--mute-audio");

    private static final String NO_PAGE = "about:blank";
    private static final String UNIX = "unix";
    private static final int ROOT = 0;

    private ChromiumOptions() {}

    /**
     * The command that starts a browser with an empty page.
     *
     * @param arguments options besides those that it always gets
     * @param profile in a directory that exists
     * @throws IOException if it can't be found out whether this is root
     */
    public static List<String> command(Path program, List<String> arguments, Path profile) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(ALWAYS);
        if (isRoot(Objects.requireNonNull(profile.getParent()))) {
            // Chromium refuses to start as root with it.
            command.add(NO_SANDBOX);
        }
        command.add("--user-data-dir=" + profile);
        command.addAll(arguments);
        command.add(NO_PAGE);
        return command;
    }

    /** Whether the owner of what is made here is root, who may have another name. */
    private static boolean isRoot(Path own) throws IOException {
        return own.getFileSystem().supportedFileAttributeViews().contains(UNIX)
                && Files.getAttribute(own, UNIX + ":uid").equals(ROOT);
    }
}
