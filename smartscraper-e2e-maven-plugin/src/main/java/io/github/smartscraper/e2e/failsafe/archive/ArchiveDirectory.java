package io.github.smartscraper.e2e.failsafe.archive;

import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Directory of this user's archives, which all builds share, with the lists of classes that archives are made from. The name
 * of an archive holds the checksum of its content: a JVM believes what it maps, and a damaged one would crash it.
 */
final class ArchiveDirectory {

    private static final String ARCHIVE = ".jsa";
    private static final String LIST = ".classes";
    private static final String TRIES = ".tries";
    private static final String DRAFT = ".draft";

    private static final int MOST_TRIES = 3;
    private static final Duration LONGEST_DRAFT = Duration.ofMinutes(10);

    private final Path caches;
    private final Path own;
    private final Path directory;
    private final Clock clock;
    private final Limits limits;

    /**
     * Limits of what is kept.
     *
     * @param bytes of all files
     * @param files of any kind
     */
    record Limits(long bytes, int files) {

        /** A dozen projects with archives of 20 to 40 MB. */
        static final Limits USUAL = new Limits(512L << 20, 64);
    }

    /**
     * A directory that may still be missing.
     *
     * @param caches of this user, of all programs
     */
    ArchiveDirectory(Path caches, Clock clock, Limits limits) {
        this.caches = caches;
        this.own = caches.resolve("smartscraper-e2e");
        this.directory = own.resolve("archives");
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Where this user's caches are.
     *
     * @param home of the user
     * @param system name of the operating system
     */
    static Path caches(Map<String, String> environment, Path home, String system) {
        Path named = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        Path usual = system.toLowerCase(Locale.ROOT).startsWith("mac")
                ? home.resolve("Library/Caches")
                : home.resolve(".cache");
        // One that is not absolute is to be ignored, says the specification.
        return named.isAbsolute() ? named : usual;
    }

    /**
     * Makes the directory, if it is missing, and makes sure that nobody else can put anything there.
     *
     * @throws IOException if it can't be made or used
     */
    Path open() throws IOException {
        Files.createDirectories(caches);
        for (Path level : List.of(own, directory)) {
            OwnerOnly.createDirectory(level);
            if (!OwnerOnly.isPrivateDirectory(level)) {
                OwnerOnly.restrict(level);
            }
        }
        return directory;
    }

    /**
     * The archive for a key, unless there is none, or a damaged one, which is removed.
     *
     * @throws IOException if the directory can't be read
     */
    Optional<Path> find(String key) throws IOException {
        for (Path file : files(key + '-', ARCHIVE)) {
            if (OwnerOnly.isOwn(file) && file.equals(named(key, file))) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
                return Optional.of(file);
            }
            Files.deleteIfExists(file);
        }
        return Optional.empty();
    }

    private Path named(String key, Path content) throws IOException {
        return directory.resolve(key + '-' + Checksum.of(content) + ARCHIVE);
    }

    /** The list of classes for a key, if there is one, and making an archive from it has not failed too often. */
    Optional<Path> list(String key) {
        Path list = directory.resolve(key + LIST);
        return Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS) ? Optional.of(list) : Optional.empty();
    }

    /**
     * Keeps a list of classes.
     *
     * @throws IOException if it can't be written
     */
    void keepList(String key, Path written) throws IOException {
        AtomicFile.write(directory.resolve(key + LIST), Files.readAllBytes(written));
        prune();
    }

    /**
     * A file to make an archive in, unless another build is at it, or it was broken off too often: builds may be too short
     * for it.
     *
     * @throws IOException if the directory can't be used
     */
    Optional<Path> draft(String key) throws IOException {
        Instant now = clock.instant();
        for (Path draft : files(key, DRAFT)) {
            if (Files.getLastModifiedTime(draft).toInstant().isAfter(now.minus(LONGEST_DRAFT))) {
                return Optional.empty();
            }
        }
        Path tries = directory.resolve(key + TRIES);
        long count = Files.exists(tries) ? Files.size(tries) : 0;
        if (count >= MOST_TRIES) {
            return Optional.empty();
        }
        AtomicFile.write(tries, "x".repeat((int) count + 1));
        return Optional.of(Files.createTempFile(directory, key, DRAFT, OwnerOnly.file(directory)));
    }

    /**
     * Gives an archive its name, and removes what it was made from, and the oldest where there are too many.
     *
     * @throws IOException if the directory can't be written
     */
    void publish(String key, Path draft) throws IOException {
        Files.move(draft, named(key, draft), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(directory.resolve(key + LIST));
        Files.deleteIfExists(directory.resolve(key + TRIES));
        prune();
    }

    private void prune() throws IOException {
        Instant abandoned = clock.instant().minus(LONGEST_DRAFT);
        for (Path draft : files("", DRAFT)) {
            if (Files.getLastModifiedTime(draft).toInstant().isBefore(abandoned)) {
                Files.deleteIfExists(draft);
            }
        }
        List<Dated> files = dated();
        long bytes = files.stream().mapToLong(Dated::size).sum();
        int count = files.size();
        for (Dated file : files) {
            if (bytes <= limits.bytes() && count <= limits.files()) {
                return;
            }
            Files.deleteIfExists(file.path());
            bytes -= file.size();
            count--;
        }
    }

    /** A file that may be removed. */
    private record Dated(Path path, FileTime time, long size) {}

    /** Oldest first. */
    private List<Dated> dated() throws IOException {
        List<Dated> all = new ArrayList<>();
        for (String kind : List.of(ARCHIVE, LIST, TRIES)) {
            for (Path file : files("", kind)) {
                all.add(new Dated(file, Files.getLastModifiedTime(file), Files.size(file)));
            }
        }
        all.sort(Comparator.comparing(Dated::time));
        return all;
    }

    private List<Path> files(String prefix, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.endsWith(suffix);
                    })
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
