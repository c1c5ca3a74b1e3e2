package io.github.smartscraper.e2e.isolation;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.OwnerOnly;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/**
 * The file that makes a directory provably ours, and says whose it is: only a directory that holds one is ever removed.
 *
 * @param session the session that made the directory
 * @param owner the Maven process of that session
 */
public record OwnerMarker(String session, ProcessIdentity owner) {

    private static final String FILE_NAME = ".smartscraper-e2e";
    private static final String SESSION = "session";
    private static final String PID = "pid";
    private static final String STARTED = "started";

    static Path in(Path directory) {
        return directory.resolve(FILE_NAME);
    }

    static boolean isMarker(Path path) {
        return path.endsWith(FILE_NAME);
    }

    /**
     * Puts it into a directory that is ours, over the one that is there.
     *
     * @throws IOException if it can't be written
     */
    public void writeTo(Path directory) throws IOException {
        AtomicFile.write(
                in(directory),
                String.join(
                        "\n",
                        "# Made by smartscraper-e2e-maven-plugin, which removes this directory.",
                        SESSION + '=' + session,
                        PID + '=' + owner.pid(),
                        STARTED + '=' + owner.startedAt(),
                        ""));
    }

    /**
     * The marker of a directory; empty where there is none, or one that nobody of us has written. In a directory of another
     * user nothing can be relied on: what stands in it may be a link elsewhere in the next moment.
     */
    public static Optional<OwnerMarker> of(Path directory) {
        Path file = in(directory);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (!OwnerOnly.isOwn(directory)) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return Optional.of(new OwnerMarker(
                    required(properties, SESSION),
                    new ProcessIdentity(
                            Long.parseLong(required(properties, PID)), Instant.parse(required(properties, STARTED)))));
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }

    /**
     * Removes a directory with all it holds if it has a marker, and leaves any other alone.
     *
     * @return whether it is gone
     * @throws IOException if something in it can't be removed
     */
    public static boolean removeMarked(Path directory) throws IOException {
        if (of(directory).isEmpty()) {
            return !Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
        }
        // The marker goes last: a removal that is cut short leaves a directory that can still be told as ours.
        DirectoryTree.empty(directory, OwnerMarker::isMarker);
        DirectoryTree.delete(directory);
        return true;
    }
}
