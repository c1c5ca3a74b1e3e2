package io.github.smartscraper.e2e.tmux;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.masking.plain.PlainMask;
import io.github.smartscraper.e2e.process.Launch;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tmux session that the servers of one worker run in, one after the other.
 *
 * @param program tmux itself
 * @param worker number of the worker
 * @param directory holds the socket, by which alone the session can be reached, and nothing of anybody else
 */
public record TmuxSession(Path program, int worker, Path directory) {

    private static final String SCRIPT = "terminal.sh";
    private static final String SOCKET = "tmux";
    private static final String DIRECTORY_VARIABLE = "SMARTSCRAPER_E2E_TMUX";

    /** A socket's address has room for 108 bytes on Linux and for 104 on macOS, the last of them being 0. */
    private static final int LONGEST_SOCKET = 103;

    private static final Path SHORT_ROOT = Path.of("/tmp");
    private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./-]+");

    /** Where directories of sessions may be: the directory for temporary files, and one with a shorter path. */
    public static List<Path> roots(Path temporaryDirectory) {
        return Stream.of(temporaryDirectory, SHORT_ROOT)
                .filter(Files::isDirectory)
                .distinct()
                .toList();
    }

    /**
     * A path that nobody can foresee, for a directory that is not there yet, and short enough for a socket in it.
     *
     * @return empty if there is no place for one
     * @throws IOException if links in the path can't be resolved
     */
    public static Optional<Path> unpredictablePath(Path temporaryDirectory, int worker) throws IOException {
        for (Path root : roots(temporaryDirectory)) {
            Path path = DataDirectory.unpredictablePath(root.toRealPath(), worker);
            Path named = path.resolveSibling(path.getFileName()
                    .toString()
                    .replace(DataDirectory.NAME_PREFIX, DataDirectory.NAME_PREFIX + "tmux-"));
            if (bytes(named.resolve(SOCKET)) <= LONGEST_SOCKET && Files.isWritable(root)) {
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** What to type in order to look at it. */
    public String attachCommand() {
        return "tmux -S " + quoted(directory.resolve(SOCKET).toString()) + " attach -t " + name();
    }

    private static String quoted(String word) {
        return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private String name() {
        return "smartscraper-worker-" + worker;
    }

    /**
     * The same launch inside this session: prints what the command prints, and ends with its exit code when it ends.
     *
     * @throws IOException if the plugin's jar is damaged
     */
    public Launch around(Launch direct) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script(), "terminal", program.toString(), name()));
        direct.command().stream().map(TmuxSession::word).forEach(command::add);
        Map<String, String> environment = new HashMap<>(direct.environment());
        environment.keySet().removeAll(List.of("TMUX", "TMUX_PANE", "TMUX_TMPDIR"));
        environment.put(DIRECTORY_VARIABLE, directory.toString());
        return new Launch(
                command,
                direct.directory(),
                environment,
                direct.log(),
                PlainMask.before(direct.mask()),
                direct.limit());
    }

    /** To tmux, a semicolon at the end of a word separates commands. */
    private static String word(String word) {
        return word.endsWith(";") ? word.substring(0, word.length() - 1) + "\\;" : word;
    }

    private static String script() throws IOException {
        try (InputStream script = TmuxSession.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new FileNotFoundException("the plugin's jar lacks " + SCRIPT);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
