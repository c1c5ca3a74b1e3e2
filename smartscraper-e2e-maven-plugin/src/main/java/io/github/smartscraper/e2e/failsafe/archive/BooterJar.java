package io.github.smartscraper.e2e.failsafe.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Jar that Surefire makes for each fork, and whose manifest names the class path and the main class.
 *
 * @param mainClass Surefire's own
 * @param classPath of the fork
 */
record BooterJar(String mainClass, List<Path> classPath) {

    private static final String PREFIX = "surefirebooter";

    /** Names of the jars in a directory; there are those of forks that run, and of builds that were killed. */
    static Set<String> names(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(PREFIX) && name.endsWith(".jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * A jar that has been made for a fork of this run. They all name the same class path.
     *
     * @param before those that were there before the run
     * @return empty if there is none: Surefire hands the class path over in another way
     * @throws IOException if the directory can't be read
     */
    static Optional<BooterJar> in(Path directory, Set<String> before) throws IOException {
        for (String name : names(directory)) {
            Optional<BooterJar> jar =
                    before.contains(name) ? Optional.empty() : readIfComplete(directory.resolve(name));
            if (jar.isPresent()) {
                return jar;
            }
        }
        return Optional.empty();
    }

    /** That of another fork may just be being written. */
    private static Optional<BooterJar> readIfComplete(Path jar) {
        try {
            return read(jar);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<BooterJar> read(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Attributes attributes = file.getManifest().getMainAttributes();
            @Nullable String main = attributes.getValue(Attributes.Name.MAIN_CLASS);
            @Nullable String path = attributes.getValue(Attributes.Name.CLASS_PATH);
            if (main == null || path == null) {
                return Optional.empty();
            }
            URI base = jar.toUri();
            List<Path> elements = new ArrayList<>();
            for (String element : path.trim().split(" +", -1)) {
                elements.add(Path.of(base.resolve(URI.create(element))).normalize());
            }
            return Optional.of(new BooterJar(main, elements));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
