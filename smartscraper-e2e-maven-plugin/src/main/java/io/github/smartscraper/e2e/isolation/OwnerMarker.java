package io.github.smartscraper.e2e.isolation;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.OwnerOnly;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import io.github.smartscraper.e2e.support.tree.Remnant;
import io.github.smartscraper.e2e.support.tree.RemnantsException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The file that makes a directory provably ours, and says whose it is: only a directory that has one is ever removed. It
 * lies beside the directory, which a server may want to be empty and a test may make anew.
 *
 * @param session the session that made the directory
 * @param owner the Maven process of that session
 * @param record the file that says what that session has launched, if there is one: the only one to know of processes without
 *     a cookie, and not to be found from another project
 */
public record OwnerMarker(String session, ProcessIdentity owner, Optional<Path> record) {

    private static final String ENDING = ".owner";

    /** In the directory itself, as earlier versions had it. */
    private static final String FORMER_NAME = ".smartscraper-e2e";

    private static final String SESSION = "session";
    private static final String PID = "pid";
    private static final String STARTED = "started";
    private static final String RECORD = "record";

    /** A marker of a session of which no file says more. */
    public OwnerMarker(String session, ProcessIdentity owner) {
        this(session, owner, Optional.empty());
    }

    static Path beside(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ENDING);
    }

    private static Path formerly(Path directory) {
        return directory.resolve(FORMER_NAME);
    }

    static boolean isFormer(Path path) {
        return path.endsWith(FORMER_NAME);
    }

    /** The directory that a file is the marker of, or else the path itself. */
    public static Path directoryOf(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(ENDING) ? path.resolveSibling(name.substring(0, name.length() - ENDING.length())) : path;
    }

    /**
     * Puts it beside a directory that is ours, over the one that is there.
     *
     * @throws IOException if it can't be written
     */
    public void writeTo(Path directory) throws IOException {
        AtomicFile.write(beside(directory), text());
    }

    /** Whether it is the one beside a directory, as it was written there; before each test class this is asked. */
    boolean isBeside(Path directory) {
        Path file = beside(directory);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && isOwn(file)
                    && Files.readString(file).equals(text());
        } catch (IOException e) {
            return false;
        }
    }

    private String text() {
        return String.join(
                "\n",
                "# Made by smartscraper-e2e-maven-plugin, which removes this directory.",
                SESSION + '=' + session,
                PID + '=' + owner.pid(),
                STARTED + '=' + owner.startedAt(),
                record.map(file -> RECORD + '=' + escaped(file) + '\n').orElse(""));
    }

    /** As {@link Properties} reads it. */
    private static String escaped(Path file) {
        return file.toAbsolutePath()
                .toString()
                .replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /**
     * The marker of a directory; empty where there is none, or one that nobody of us has written. In a directory of another
     * user nothing can be relied on: what stands in it may be a link elsewhere in the next moment.
     */
    public static Optional<OwnerMarker> of(Path directory) {
        return read(beside(directory))
                .or(() -> isOwn(directory) && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                        ? read(formerly(directory))
                        : Optional.empty());
    }

    private static boolean isOwn(Path path) {
        try {
            return OwnerOnly.isOwn(path);
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<OwnerMarker> read(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isOwn(file)) {
            return Optional.empty();
        }
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return Optional.of(new OwnerMarker(
                    required(properties, SESSION),
                    ProcessIdentity.parse(Long.parseLong(required(properties, PID)), required(properties, STARTED)),
                    Optional.ofNullable(properties.getProperty(RECORD)).map(Path::of)));
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
     * Removes a directory with all it holds if it has a marker, and leaves any other alone; of a link in its place, the link.
     *
     * @return whether it is gone
     * @throws RemnantsException if something in it can't be removed, or another user has got it
     * @throws IOException if nothing of it can be removed
     */
    public static boolean removeMarked(Path directory) throws IOException {
        if (of(directory).isEmpty()) {
            return !Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
        }
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            if (!isOwn(directory)) {
                throw new RemnantsException(
                        List.of(new Remnant(directory, Remnant.Kind.FOREIGN, IsolationMessages.notOwn())));
            }
            // The marker goes last: a removal that is cut short leaves a directory that can still be told as ours.
            DirectoryTree.empty(directory, OwnerMarker::isFormer);
        }
        DirectoryTree.delete(directory);
        Files.deleteIfExists(beside(directory));
        return true;
    }

    /** A directory that is left because nothing says that it is ours. */
    public static Remnant unmarked(Path directory) {
        return new Remnant(directory, Remnant.Kind.FOREIGN, IsolationMessages.unmarked(beside(directory)));
    }

    /**
     * Removes the one that is in a directory, where that has another beside it now.
     *
     * @throws IOException if it can't be removed
     */
    static void removeFormer(Path directory) throws IOException {
        Files.deleteIfExists(formerly(directory));
    }
}
