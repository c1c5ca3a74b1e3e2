package io.github.smartscraper.e2e.worker.startup;

import io.github.smartscraper.e2e.npm.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Programs that run JavaScript or TypeScript, and how each is called without a watcher and in one process. */
final class Runtimes {

    private static final Pattern JAVASCRIPT = Pattern.compile("[^-].*\\.[cm]?js");
    private static final Set<String> WATCHES = Set.of("--watch", "--watch-preserve-output");
    private static final String WATCHED_PATH = "--watch-path";
    private static final String NODE = "node";

    private final Path directory;
    private final Supplier<String> nodeVersion;

    /** The programs of the application in this directory. */
    Runtimes(Path directory, Supplier<String> nodeVersion) {
        this.directory = directory;
        this.nodeVersion = nodeVersion;
    }

    /** The direct command; empty if the program is none of those that are known here, or is called in an unusual way. */
    Optional<List<String>> direct(List<String> command) throws IOException {
        List<String> words = new ArrayList<>(command);
        if (words.size() > 1 && words.get(0).equals("npx")) {
            words.remove(0);
        }
        if (words.size() < 2) {
            return Optional.empty();
        }
        String program = words.remove(0);
        return switch (program) {
            case NODE -> node(words);
            case "tsx" -> tsx(words);
            case "ts-node" -> tsNode(words);
            case "nodemon" -> nodemon(words);
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> node(List<String> words) {
        int path = words.indexOf(WATCHED_PATH);
        if (path >= 0 && path + 1 < words.size()) {
            words.subList(path, path + 2).clear();
        }
        words.removeIf(word -> WATCHES.contains(word) || word.startsWith(WATCHED_PATH + '='));
        return words.isEmpty() ? Optional.empty() : command(List.of(), words);
    }

    /** Its own options would have to go elsewhere; {@code --import} came with Node.js 20.6 and tsx 4. */
    private Optional<List<String>> tsx(List<String> words) throws IOException {
        if (words.get(0).equals("watch")) {
            words.remove(0);
            words.remove("--clear-screen=false");
        }
        boolean known = !words.isEmpty()
                && !words.get(0).startsWith("-")
                && NodeVersion.parse(nodeVersion.get()).isAtLeast(20, 6)
                && major("tsx") >= 4;
        return known ? command(List.of("--import", "tsx"), words) : Optional.empty();
    }

    private Optional<List<String>> tsNode(List<String> words) throws IOException {
        boolean known = !words.get(0).startsWith("-") && major("ts-node") > 0 && !DirectCommand.isModule(directory);
        return known ? command(List.of("-r", "ts-node/register"), words) : Optional.empty();
    }

    private Optional<List<String>> nodemon(List<String> words) throws IOException {
        boolean configured = Files.exists(directory.resolve("nodemon.json"))
                || JsonTree.read(directory.resolve("package.json")).members().containsKey("nodemonConfig");
        boolean known = words.size() == 1 && JAVASCRIPT.matcher(words.get(0)).matches() && !configured;
        return known ? command(List.of(), words) : Optional.empty();
    }

    private static Optional<List<String>> command(List<String> options, List<String> words) {
        List<String> command = new ArrayList<>(List.of(NODE));
        command.addAll(options);
        command.addAll(words);
        return Optional.of(command);
    }

    /** The first number of a package's version, where Node.js would find it; 0 if it is not installed. */
    private int major(String name) throws IOException {
        for (Path place = directory.toAbsolutePath(); place != null; place = place.getParent()) {
            Path file = place.resolve("node_modules").resolve(name).resolve("package.json");
            if (Files.isRegularFile(file)) {
                String version = JsonTree.read(file).at("version").text().orElse("");
                String first = version.replaceFirst("\\..*", "");
                return first.matches("\\d{1,6}") ? Integer.parseInt(first) : 0;
            }
        }
        return 0;
    }
}
