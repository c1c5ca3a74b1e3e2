package io.github.smartscraper.e2e.failsafe.archive;

import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Class path of a fork with the jars of the local repository in front, of which an archive can be made: a JVM takes no
 * directory into an archive, and an archive only if its class path is what the fork's own begins with.
 *
 * @param boot jar for the boot loader
 * @param archived what an archive holds; empty if it can only hold the JDK's own classes
 * @param others what comes behind it, in the order that it had: directories, and jars that the build makes
 */
record ArchivedClassPath(Path boot, List<Path> archived, List<Path> others) {

    /** A version that may be another one tomorrow, under the same name. */
    private static final String SNAPSHOT = "-SNAPSHOT";

    ArchivedClassPath {
        archived = List.copyOf(archived);
        others = List.copyOf(others);
    }

    /** A class path of which nothing is archived but what the JDK brings. */
    static ArchivedClassPath ofTheJdk(StartJars jars) {
        return new ArchivedClassPath(jars.boot(), List.of(), List.of());
    }

    /**
     * The class path with jars in front, or one of the JDK alone if a test could tell the difference: if something that
     * moves behind a jar has a resource of the same name.
     *
     * @param elements as Surefire orders them
     * @param repository where jars stay as they are
     * @param own directory with the plugin's listeners; the boot loader registers them first
     * @throws IOException if one of them can't be read
     */
    static ArchivedClassPath of(List<Path> elements, Path repository, Path own, StartJars jars) throws IOException {
        List<Path> archived = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        Set<String> moved = new HashSet<>();
        for (Path element : elements) {
            if (stays(element, repository)) {
                if (ResourceNames.haveOneOf(moved, element)) {
                    return ofTheJdk(jars);
                }
                archived.add(others.isEmpty() ? element : jars.forFront(element));
            } else {
                others.add(element);
                if (!element.equals(own)) {
                    moved.addAll(ResourceNames.of(element));
                }
            }
        }
        archived.add(0, jars.start());
        return new ArchivedClassPath(jars.boot(), archived, others);
    }

    private static boolean stays(Path element, Path repository) {
        return element.startsWith(repository)
                && element.toString().endsWith(".jar")
                && !element.getFileName().toString().contains(SNAPSHOT)
                && Files.isRegularFile(element);
    }

    /** All of it, in order. */
    Stream<Path> elements() {
        return Stream.concat(archived.stream(), others.stream());
    }

    /**
     * What tells archives of it from those of any other, made by this JVM.
     *
     * @throws IOException if one of the jars can't be read
     */
    String key(ForkJvm jvm, int format) throws IOException {
        Md5 key = new Md5().add(Integer.toString(format)).add(jvm.build());
        if (!archived.isEmpty()) {
            key.add(FileStamp.of(boot));
        }
        for (Path jar : archived) {
            key.add(FileStamp.of(jar));
        }
        return key.hex();
    }
}
