package io.github.smartscraper.e2e.failsafe.archive;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Names of the resources in elements of a class path: as long as no name stands in two of them, their order makes no
 * difference. What nearly every jar has is left out: manifests, licences, descriptions of modules.
 */
final class ResourceNames {

    private static final String META_INF = "META-INF/";

    /** What jars say of themselves. Nearly every jar has it, and nobody looks for the first one of it. */
    private static final Pattern OF_JARS =
            Pattern.compile("META-INF/(MANIFEST\\.MF|INDEX\\.LIST|DEPENDENCIES|[^/]*\\.(SF|RSA|DSA|EC)|maven/.*)"
                    + "|(META-INF/)?(LICEN[CS]E|NOTICE)[^/]*"
                    + "|(META-INF/versions/\\d+/)?module-info\\.class");

    private static final Pattern ROOT = Pattern.compile("META-INF/versions/\\d+/");

    private static final int OLDEST_VERSION = 9;
    private static final int NEWEST_VERSION = 60;

    private ResourceNames() {}

    /**
     * Whether a jar has a resource with one of these names.
     *
     * @throws IOException if it can't be read
     */
    static boolean haveOneOf(Set<String> names, Path jar) throws IOException {
        if (names.isEmpty()) {
            return false;
        }
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return names.stream().anyMatch(name -> file.getEntry(name) != null);
        }
    }

    /**
     * The names, with those of directories that hold a file, which end with a slash as in a jar.
     *
     * @throws IOException if it can't be read
     */
    static Set<String> of(Path element) throws IOException {
        if (!Files.exists(element)) {
            return Set.of();
        }
        Set<String> files = Files.isDirectory(element) ? inDirectory(element) : inJar(element);
        Set<String> all = new HashSet<>(files);
        files.stream().map(ResourceNames::directory).forEach(all::add);
        all.removeIf(name ->
                name.isEmpty() || OF_JARS.matcher(name).matches() || (name.startsWith(META_INF) && name.endsWith("/")));
        return all;
    }

    /**
     * Whether the class loader finds the resource without a name in a jar: usually that of the first directory, by which tests
     * find their own classes.
     *
     * @throws IOException if the jar can't be read
     */
    static boolean includeRoot(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return IntStream.range(OLDEST_VERSION, NEWEST_VERSION)
                    .anyMatch(version -> file.getEntry(META_INF + "versions/" + version + '/') != null);
        }
    }

    /** Whether it is the entry of a jar that a class loader takes for the resource without a name: a directory for a version of Java. */
    static boolean isRoot(String entry) {
        return ROOT.matcher(entry).matches();
    }

    private static String directory(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static Set<String> inDirectory(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> found = files.filter(file -> !Files.isDirectory(file)).toList();
            return found.stream()
                    .map(file -> directory.relativize(file).toString().replace(File.separatorChar, '/'))
                    .collect(Collectors.toSet());
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Set<String> inJar(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .collect(Collectors.toSet());
        }
    }
}
