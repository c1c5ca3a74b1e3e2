package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.process.CommandOutput;
import io.github.smartscraper.e2e.process.Executables;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Listed NOTHING = new Listed(List.of(), Set.of());

    /** Mode, name of the object, stage, and then the name of the file. */
    private static final Pattern TRACKED = Pattern.compile("[0-7]{6} [0-9a-f]+ [0-3]\t");

    private static final String FILE = "100";

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
     * @param doubtful those of them that may be directories: repositories within this one, and links
     */
    record Listed(List<Path> files, Set<Path> doubtful) {}

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

    private static Listed listed(Path directory, String output) {
        Set<Path> files = new LinkedHashSet<>();
        Set<Path> doubtful = new HashSet<>();
        int begin = 0;
        for (int end = output.indexOf('\0'); end >= 0; end = output.indexOf('\0', begin)) {
            String line = output.substring(begin, end);
            int tab = TRACKED.matcher(line).lookingAt() ? line.indexOf('\t') : -1;
            Path file = directory.resolve(line.substring(tab + 1));
            files.add(file);
            if (tab < 0 || !line.startsWith(FILE)) {
                doubtful.add(file);
            }
            begin = end + 1;
        }
        return new Listed(List.copyOf(files), doubtful);
    }
}
