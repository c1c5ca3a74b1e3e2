package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.process.CommandOutput;
import io.github.smartscraper.e2e.process.Executables;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Files as git lists them: tracked ones, and others that are not ignored. It is the installed program that is asked. */
final class GitListing {

    /** What stands there, when Maven is run by a hook of git, is about another call of git. */
    private static final String OWN_VARIABLES = "GIT_";

    private static final List<String> ARGUMENTS = List.of(
            "--no-optional-locks",
            // A program of the repository's choice would be started.
            "-c",
            "core.fsmonitor=false",
            "ls-files",
            "-z",
            "--cached",
            "--stage",
            "--others",
            "--exclude-standard");

    private static final Listed NOTHING = new Listed(List.of(), List.of(), Set.of());

    private static final List<String> FILES = List.of("100644 ", "100755 ");
    private static final List<String> LINKS = List.of("120000 ", "160000 ");

    /** Length of what stands before the tab: with SHA-1, and with SHA-256. */
    private static final int SHA1 = 49;

    private static final int SHA256 = 73;

    private final Optional<Path> program;
    private final Map<String, String> environment;

    /** The git on the search path of this environment. */
    GitListing(Map<String, String> buildEnvironment) {
        program = Executables.of(buildEnvironment).find("git");
        environment = buildEnvironment.entrySet().stream()
                .filter(variable -> !variable.getKey().startsWith(OWN_VARIABLES))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Listing of a directory by git.
     *
     * @param files all of it, absolute
     * @param names their paths from the directory, with slashes
     * @param doubtful those of them that may be directories: repositories within this one, and links
     */
    record Listed(List<Path> files, List<String> names, Set<Path> doubtful) {}

    /**
     * The files below a directory. None where there is no git, where it refuses, and where it lists nothing, because the
     * directory itself is ignored, say.
     */
    Listed of(Path directory) {
        if (program.isEmpty()) {
            return NOTHING;
        }
        try {
            List<String> command = new ArrayList<>(List.of(program.get().toString(), "-C", directory.toString()));
            command.addAll(ARGUMENTS);
            return listed(directory, CommandOutput.of(command, environment));
        } catch (IOException | InvalidPathException e) {
            // No repository, one of another user, or names that this JVM can't express: then the directory is walked.
            return NOTHING;
        }
    }

    private static boolean startsWithAny(String line, List<String> modes) {
        return line.startsWith(modes.get(0)) || line.startsWith(modes.get(1));
    }

    private static Listed listed(Path directory, String output) {
        List<Path> files = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Set<Path> doubtful = new HashSet<>();
        String before = "";
        int begin = 0;
        for (int end = output.indexOf('\0'); end >= 0; end = output.indexOf('\0', begin)) {
            String line = output.substring(begin, end);
            int tab = line.indexOf('\t');
            boolean hasMode = (tab == SHA1 || tab == SHA256);
            boolean isFile = hasMode && startsWithAny(line, FILES);
            boolean isTracked = isFile || (hasMode && startsWithAny(line, LINKS));
            String name = isTracked ? line.substring(tab + 1) : line;
            // In the middle of a merge, a file has several lines.
            if (!name.equals(before)) {
                Path file = directory.resolve(name);
                files.add(file);
                names.add(PathNames.slashed(name));
                if (!isFile) {
                    doubtful.add(file);
                }
            }
            before = name;
            begin = end + 1;
        }
        return new Listed(files, names, doubtful);
    }
}
