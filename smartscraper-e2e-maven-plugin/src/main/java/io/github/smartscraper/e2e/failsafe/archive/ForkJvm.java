package io.github.smartscraper.e2e.failsafe.archive;

import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JVM of the forks, if it is one that makes and reads archives of classes: HotSpot as OpenJDK builds it.
 *
 * @param program {@code bin/java}
 * @param feature its version, such as 17
 * @param build what tells it from any other build, and from the same build elsewhere
 */
record ForkJvm(Path program, int feature, String build) {

    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    /** They have archives of another kind, or compilers that were never tried with these. */
    private static final Pattern OTHERS = Pattern.compile("openj9|graalvm|zing|zulu_prime");

    /**
     * The JVM of this program.
     *
     * @return empty if nothing is known of it, or nothing that would do
     */
    static Optional<ForkJvm> of(Path program) {
        try {
            Path real = program.toRealPath();
            Path home = real.resolve("../..").normalize();
            String release = Files.readString(home.resolve("release"), StandardCharsets.ISO_8859_1);
            Matcher version = VERSION.matcher(release);
            boolean suits = version.find()
                    && Integer.parseInt(version.group(1)) >= OLDEST
                    && !OTHERS.matcher(release.toLowerCase(Locale.ROOT)).find()
                    // With which a JDK that has archives makes its own.
                    && Files.isRegularFile(home.resolve("lib/classlist"));
            return suits
                    ? Optional.of(new ForkJvm(real, Integer.parseInt(version.group(1)), build(home, release)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The JVM itself compares no more of its classes than size and time. */
    private static String build(Path home, String release) throws IOException {
        return Md5.of((release + home + FileStamp.of(home.resolve("lib/modules"))).getBytes(StandardCharsets.UTF_8));
    }
}
