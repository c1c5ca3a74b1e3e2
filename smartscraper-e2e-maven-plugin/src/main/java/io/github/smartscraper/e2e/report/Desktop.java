package io.github.smartscraper.e2e.report;

import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Desktop of the person who builds, if there is one: it opens a file with the browser that they use.
 *
 * @param launcher starts the desktop's own opener
 * @param environment of the build: tells whether it runs in a CI system
 * @param system name of the operating system
 * @param interactive whether Maven may ask questions: not with {@code -B}
 */
public record Desktop(ProcessLauncher launcher, Map<String, String> environment, String system, boolean interactive) {

    private static final List<String> CI = List.of("CI", "BUILD_NUMBER", "JENKINS_URL", "TEAMCITY_VERSION", "TF_BUILD");

    /** The one that a report is to be opened on, if it is. */
    public static Optional<Desktop> wanted(boolean open, boolean interactive, Map<String, String> environment) {
        return open
                ? Optional.of(new Desktop(
                        HostSystem.current(environment).launcher(),
                        environment,
                        System.getProperty("os.name", ""),
                        interactive))
                : Optional.empty();
    }

    /** Whether somebody would see it. */
    boolean isWatched() {
        return interactive && CI.stream().noneMatch(environment::containsKey) && hasDisplay();
    }

    private boolean hasDisplay() {
        return !isOther()
                || Stream.of("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME").anyMatch(environment::containsKey);
    }

    private boolean isOther() {
        return !isMac() && !isWindows();
    }

    private boolean isMac() {
        return system.toLowerCase(Locale.ROOT).startsWith("mac");
    }

    private boolean isWindows() {
        return system.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /**
     * Opens a file.
     *
     * @throws IOException if there is no such opener
     */
    void open(Path file) throws IOException {
        launcher.start(new ProcessBuilder(command(file.toAbsolutePath().toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    List<String> command(String file) {
        if (isWindows()) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", file);
        }
        return List.of(isMac() ? "open" : "xdg-open", file);
    }
}
