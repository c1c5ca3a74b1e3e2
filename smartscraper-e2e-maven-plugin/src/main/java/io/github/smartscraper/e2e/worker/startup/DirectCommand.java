package io.github.smartscraper.e2e.worker.startup;

import io.github.smartscraper.e2e.npm.JsonTree;
import io.github.smartscraper.e2e.npm.PackageJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Command that starts the same server as the user's does, without a script runner, a watcher or a second process for a
 * transpiler. It is named only where it does the same for sure.
 */
public final class DirectCommand {

    private static final int MOST_SCRIPTS = 3;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Words that no shell changes. */
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./{} -]+");

    /** What changes how npm runs scripts, as a variable of the build or a line of {@code .npmrc}. */
    private static final Set<String> SETTINGS = Set.of("node-options", "script-shell");

    private final Path directory;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Runtimes runtimes;

    /**
     * The command for an application.
     *
     * @param directory where its package.json is, and where its servers are started
     * @param command what the user has typed, in words
     * @param environment variables of the build
     * @param nodeVersion what {@code node --version} prints
     */
    public DirectCommand(
            Path directory, List<String> command, Map<String, String> environment, Supplier<String> nodeVersion) {
        this.directory = directory;
        this.command = command;
        this.environment = environment;
        this.runtimes = new Runtimes(directory, nodeVersion);
    }

    /** What the user has typed. */
    String typed() {
        return String.join(" ", command);
    }

    /** The other command; empty if the user's is as direct as it can be, or what it does can't be told. */
    Optional<String> find() {
        try {
            List<String> words = command;
            for (int scripts = 0; scripts < MOST_SCRIPTS; scripts++) {
                Optional<Script> script = Script.of(words);
                if (script.isEmpty()) {
                    break;
                }
                Optional<List<String>> content = content(script.get());
                if (content.isEmpty()) {
                    return Optional.empty();
                }
                words = content.get();
            }
            return runtimes.direct(words)
                    .map(found -> String.join(" ", found))
                    .filter(found -> PLAIN.matcher(found).matches() && !found.equals(typed()));
        } catch (IOException e) {
            // Whoever runs it will say so.
            return Optional.empty();
        }
    }

    private Optional<List<String>> content(Script script) throws IOException {
        PackageJson json = new PackageJson(directory);
        if (!json.exists()
                || isSpecial()
                || json.hasScript("pre" + script.name())
                || json.hasScript("post" + script.name())) {
            return Optional.empty();
        }
        return json.script(script.name())
                .filter(text -> PLAIN.matcher(text).matches())
                .map(text -> script.with(List.of(SPACES.split(text.trim()))));
    }

    private boolean isSpecial() throws IOException {
        for (String name : environment.keySet()) {
            String setting = name.toLowerCase(Locale.ROOT).replace('_', '-');
            if (SETTINGS.stream().anyMatch(special -> setting.equals("npm-config-" + special))) {
                return true;
            }
        }
        Path settings = directory.resolve(".npmrc");
        return Files.isRegularFile(settings)
                && Files.readAllLines(settings).stream()
                        .anyMatch(line -> SETTINGS.stream().anyMatch(line::contains));
    }

    /** Whether the application's own files are modules by default. */
    static boolean isModule(Path directory) throws IOException {
        return JsonTree.read(directory.resolve("package.json"))
                .at("type")
                .text()
                .filter("module"::equals)
                .isPresent();
    }
}
