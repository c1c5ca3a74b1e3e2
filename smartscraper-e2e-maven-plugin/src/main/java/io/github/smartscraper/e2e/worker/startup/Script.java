package io.github.smartscraper.e2e.worker.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Script of a package.json that a command runs.
 *
 * @param name its name there
 * @param arguments what it is given besides
 */
record Script(String name, List<String> arguments) {

    private static final Set<String> MANAGERS = Set.of("npm", "pnpm", "yarn");
    private static final Set<String> RUN = Set.of("run", "run-script");
    private static final Set<String> QUIET = Set.of("-s", "--silent");
    private static final Set<String> SHORT = Set.of("start", "test");

    /** The script that a command runs, if it runs one in a way that is known here. */
    static Optional<Script> of(List<String> command) {
        List<String> words = new ArrayList<>(command);
        if (words.size() < 2) {
            return Optional.empty();
        }
        String program = words.remove(0);
        if (MANAGERS.contains(program)) {
            words.removeAll(QUIET);
            if (words.size() > 1 && RUN.contains(words.get(0))) {
                words.remove(0);
            } else if (words.isEmpty() || !SHORT.contains(words.get(0))) {
                return Optional.empty();
            }
            // The others hand on what follows, dashes and all.
            return program.equals("npm") || words.size() == 1 ? of(words.remove(0), words) : Optional.empty();
        }
        if (program.equals("node") && words.remove(0).equals("--run") && !words.isEmpty()) {
            return of(words.remove(0), words);
        }
        return Optional.empty();
    }

    /** Only what stands behind two dashes is the script's for all of them. */
    private static Optional<Script> of(String name, List<String> rest) {
        if (name.startsWith("-") || (!rest.isEmpty() && !rest.get(0).equals("--"))) {
            return Optional.empty();
        }
        return Optional.of(new Script(name, rest.isEmpty() ? List.of() : List.copyOf(rest.subList(1, rest.size()))));
    }

    /** The words of its command, with those that it is given besides. */
    List<String> with(List<String> content) {
        List<String> words = new ArrayList<>(content);
        words.addAll(arguments);
        return words;
    }
}
