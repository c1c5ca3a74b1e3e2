package io.github.smartscraper.e2e.build.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Clock as a build sees it that is started after the clock was set. Linux keeps the time at which the system started, and
 * whoever asks when a process began gets that time and its ticks added up; so with that time put back, all processes seem to
 * be older than they seemed to the builds before.
 */
final class SoakClock {

    private static final Path STATUS = Path.of("/proc/stat");
    private static final Pattern START = Pattern.compile("(?m)^btime (\\d+)$");

    private SoakClock() {}

    /** A command that runs another one after the clock was put back, with a mount that nobody else sees. */
    static List<String> putBack(Duration step) throws IOException {
        String status = Files.readString(STATUS);
        Path changed = Files.createTempFile("soak-clock", "");
        changed.toFile().deleteOnExit();
        Files.writeString(
                changed,
                START.matcher(status)
                        .replaceFirst(start -> "btime " + (Long.parseLong(start.group(1)) - step.toSeconds())));
        return List.of(
                "unshare", "--mount", "sh", "-c", "mount --bind \"$0\" /proc/stat && exec \"$@\"", changed.toString());
    }
}
