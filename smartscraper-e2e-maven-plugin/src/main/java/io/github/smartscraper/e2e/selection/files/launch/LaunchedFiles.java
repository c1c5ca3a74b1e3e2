package io.github.smartscraper.e2e.selection.files.launch;

import io.github.smartscraper.e2e.npm.PackageJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** Files and directories that the start of a server names, by its command, an npm script, or its environment. */
public final class LaunchedFiles {

    private static final String PATH = "PATH";
    private static final String INSTALLED = "node_modules";
    private static final List<String> SCRIPT_ENDINGS = List.of(".js", ".mjs", ".cjs", ".ts", ".json");
    private static final Pattern SCRIPT = Pattern.compile(".*\\.([cm]?[jt]sx?|py|rb|php|pl|jar)");

    /** Where everybody's programs and files are. */
    private static final Set<Path> SYSTEM = Set.of(
            Path.of("/"),
            Path.of("/bin"),
            Path.of("/etc"),
            Path.of("/home"),
            Path.of("/lib"),
            Path.of("/opt"),
            Path.of("/root"),
            Path.of("/sbin"),
            Path.of("/tmp"),
            Path.of("/usr"),
            Path.of("/usr/bin"),
            Path.of("/usr/lib"),
            Path.of("/usr/local"),
            Path.of("/usr/local/bin"),
            Path.of("/usr/local/lib"),
            Path.of("/usr/share"),
            Path.of("/var"),
            Path.of("/var/tmp"));

    private static final List<Path> DEVICES = List.of(Path.of("/dev"), Path.of("/proc"), Path.of("/sys"));

    private final Path appDirectory;
    private final Set<Path> files = new LinkedHashSet<>();
    private final Set<Path> directories = new LinkedHashSet<>();
    private final Set<Path> packages = new LinkedHashSet<>();
    private final Deque<Word> open = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();

    /** A name, and the directory that it is taken from. */
    private record Word(Path directory, String text) {}

    private LaunchedFiles(Path appDirectory, Collection<Path> linkedPackages) {
        this.appDirectory = appDirectory;
        packages.add(appDirectory);
        packages.addAll(linkedPackages);
    }

    /**
     * Looks for them.
     *
     * @param environment what servers get besides the environment of the build
     * @param linkedPackages directories that npm scripts may stand in, besides the application's own
     */
    public static LaunchedFiles of(
            Path appDirectory, List<String> command, Map<String, String> environment, Collection<Path> linkedPackages) {
        LaunchedFiles launched = new LaunchedFiles(appDirectory, linkedPackages);
        command.forEach(word -> launched.read(appDirectory, word));
        environment.forEach((name, value) -> {
            if (!name.equals(PATH)) {
                launched.read(appDirectory, value);
            }
        });
        launched.follow();
        return launched;
    }

    /** Files. */
    public Set<Path> files() {
        return files;
    }

    /** Directories, but never that of the application itself. */
    public Set<Path> directories() {
        return directories;
    }

    /** Whether a file is a program that may load others from beside it. */
    public static boolean isScript(Path file) {
        return SCRIPT.matcher(file.getFileName().toString()).matches();
    }

    private void read(Path directory, String text) {
        CommandWords.of(text).forEach(name -> open.add(new Word(directory, name)));
    }

    private void follow() {
        while (!open.isEmpty()) {
            Word word = open.remove();
            if (seen.add(word.directory() + "\n" + word.text())) {
                name(word);
                List.copyOf(packages).forEach(directory -> script(directory, word.text()));
            }
        }
    }

    private void name(Word word) {
        try {
            Path path = word.directory().resolve(word.text()).normalize();
            if (Files.isDirectory(path)) {
                directory(path);
            } else if (Files.exists(path)) {
                file(path);
            } else if (path.getFileName() != null) {
                SCRIPT_ENDINGS.stream()
                        .map(ending -> path.resolveSibling(path.getFileName() + ending))
                        .forEach(this::file);
            }
        } catch (InvalidPathException e) {
            // No path, then.
        }
    }

    private void file(Path path) {
        if (!Files.isRegularFile(path) || isForeign(path)) {
            return;
        }
        if (files.add(path) && path.toString().endsWith(".jar")) {
            classPath(path).forEach(entry -> open.add(new Word(path.resolveSibling(""), entry)));
        }
    }

    private void directory(Path path) {
        if (isForeign(path) || SYSTEM.contains(path) || path.equals(Path.of(System.getProperty("user.home")))) {
            return;
        }
        packages.add(path);
        main(path).ifPresent(name -> open.add(new Word(path, name)));
        if (!path.equals(appDirectory)) {
            directories.add(path);
        }
    }

    /** What npm has installed is what the lock file says. */
    private static boolean isForeign(Path path) {
        for (Path part : path) {
            if (part.toString().equals(INSTALLED)) {
                return true;
            }
        }
        return DEVICES.stream().anyMatch(path::startsWith);
    }

    private void script(Path directory, String name) {
        PackageJson json = new PackageJson(directory);
        if (!json.exists()) {
            return;
        }
        for (String script : List.of("pre" + name, name, "post" + name)) {
            text(() -> json.script(script)).ifPresent(text -> read(directory, text));
        }
        if (name.equals("start")) {
            // What npm start means where there is no script.
            open.add(new Word(directory, "server.js"));
        }
    }

    /** What {@code node .} starts. */
    private static Optional<String> main(Path directory) {
        PackageJson json = new PackageJson(directory);
        return json.exists() ? text(() -> Optional.of(json.main())) : Optional.of("index.js");
    }

    private static List<String> classPath(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            Manifest manifest = open.getManifest();
            String entries =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return entries == null ? List.of() : List.of(entries.trim().split("\\s+"));
        } catch (IOException e) {
            // Whoever starts it will say so.
            return List.of();
        }
    }

    /** A look into a file that may be broken, which whoever runs it will say. */
    private interface Look {
        Optional<String> take() throws IOException;
    }

    private static Optional<String> text(Look look) {
        try {
            return look.take();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
