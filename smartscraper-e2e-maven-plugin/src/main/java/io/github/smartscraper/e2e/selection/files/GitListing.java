package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.process.CommandOutput;
import io.github.smartscraper.e2e.process.Executables;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            "--others",
            "--exclude-standard");

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
     * The files below a directory, absolute; among them directories that are repositories of their own. Empty where there is
     * no git, where it refuses, and where it lists nothing, because the directory itself is ignored, say.
     */
    List<Path> of(Path directory) {
        if (program.isEmpty()) {
            return List.of();
        }
        try {
            List<String> command = new ArrayList<>(List.of(program.get().toString(), "-C", directory.toString()));
            command.addAll(ARGUMENTS);
            return Arrays.stream(CommandOutput.of(command, environment).split("\0"))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .map(directory::resolve)
                    .toList();
        } catch (IOException | InvalidPathException e) {
            // No repository, one of another user, or names that this JVM can't express: then the directory is walked.
            return List.of();
        }
    }
}
