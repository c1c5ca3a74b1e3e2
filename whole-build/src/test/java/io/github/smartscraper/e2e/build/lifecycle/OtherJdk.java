package io.github.smartscraper.e2e.build.lifecycle;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.smartscraper.e2e.build.harness.BuildEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK of this machine other than the one that Maven runs on, and new enough for forks. */
final class OtherJdk {

    private static final Path PLACE = Path.of("/usr/lib/jvm");
    private static final List<String> NEW_ENOUGH = List.of("17", "21", "25");

    private OtherJdk() {}

    /** Its home; skips the test on a machine that has none. */
    static Path home() throws IOException {
        String own = version(BuildEnvironment.fromSystemProperties().javaHome());
        Optional<Path> other = Optional.empty();
        if (Files.isDirectory(PLACE)) {
            try (Stream<Path> homes = Files.list(PLACE)) {
                other = homes.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                        .filter(home -> !version(home).equals(own) && NEW_ENOUGH.contains(version(home)))
                        .min(Path::compareTo);
            }
        }
        assumeThat(other)
                .as("a JDK in %s, of a version in %s other than %s", PLACE, NEW_ENOUGH, own)
                .isPresent();
        return other.orElseThrow();
    }

    /** As the JDK itself says in its file {@code release}; empty where it says nothing. */
    private static String version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceFirst("JAVA_VERSION=\"(\\d+).*", "$1"))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
