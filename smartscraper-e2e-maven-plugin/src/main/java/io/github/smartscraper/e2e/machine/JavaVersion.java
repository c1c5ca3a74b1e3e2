package io.github.smartscraper.e2e.machine;

import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Version of a JVM in full, wherever it is: what its file {@code release} says, which names build and vendor. Of one that
 * has none, it is that of the running JVM, or the content of its program.
 */
public final class JavaVersion {

    private static final String RELEASE = "release";
    private static final String VERSION = "JAVA_VERSION=";

    private JavaVersion() {}

    /**
     * The version.
     *
     * @param program {@code bin/java} of a JDK
     */
    public static String of(Path program) {
        try {
            Path real = real(program);
            Optional<Path> release = release(real);
            if (release.isPresent()) {
                return "release " + Md5.of(Files.readAllBytes(release.get()));
            }
            return real.startsWith(real(Path.of(System.getProperty("java.home"))))
                    ? System.getProperty("java.runtime.version") + ' ' + System.getProperty("java.vendor")
                    : "program " + Md5.of(Files.readAllBytes(real));
        } catch (IOException e) {
            // Surefire has its own words for it.
            return "none";
        }
    }

    /** Windows leaves out endings. */
    private static Path real(Path program) throws IOException {
        Path named = Files.exists(program) ? program : program.resolveSibling(program.getFileName() + ".exe");
        return named.toRealPath();
    }

    /** In the directory above {@code bin}; a JRE may be in a directory of its JDK. */
    private static Optional<Path> release(Path program) throws IOException {
        Path home = parent(parent(program));
        List<Path> files = Stream.of(home, parent(home))
                .flatMap(Stream::ofNullable)
                .map(directory -> directory.resolve(RELEASE))
                .filter(Files::isRegularFile)
                .toList();
        for (Path file : files) {
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(VERSION)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Path parent(@Nullable Path path) {
        return path == null ? null : path.getParent();
    }
}
