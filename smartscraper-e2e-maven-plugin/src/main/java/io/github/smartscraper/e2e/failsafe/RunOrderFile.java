package io.github.smartscraper.e2e.failsafe;

import io.github.smartscraper.e2e.support.Md5;
import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File that hands our order of test classes to Surefire, as the statistics that its run order {@code balanced} reads.
 * That order puts the longest first; forks take their classes from one queue, so the first in the file are the first to
 * begin. Surefire would write all that it has seen of a run into such a file after each class, which with thousands of them
 * takes longer than their tests; so it is told of its order no longer than until it knows the file.
 */
final class RunOrderFile {

    private static final String RUN_ORDER = "balanced";

    /** What Surefire puts before the name. */
    private static final String PREFIX = ".surefire-";

    private static final String OURS = "smartscraper-e2e-";

    private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX + OURS) + "(\\d{1,10})-.*");

    private final Path directory;
    private final String session;
    private boolean handedOver;

    /**
     * A file.
     *
     * @param session stands in each of its lines, which only its owner can read; its name everybody can
     */
    RunOrderFile(Path directory, String session) {
        this.directory = directory;
        this.session = session;
    }

    /** The order to tell Surefire, whose own one is this: it asks before it has the file, and then whether to write into it. */
    String runOrder(String own) {
        return handedOver ? own : RUN_ORDER;
    }

    /** The checksum, by which Surefire knows the file from now on. */
    String handOver() {
        handedOver = true;
        return checksum();
    }

    Path path() {
        return directory.resolve(PREFIX + checksum());
    }

    /** What Surefire calls the checksum of the file. */
    private String checksum() {
        return OURS + ProcessHandle.current().pid() + '-' + Md5.of(session.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the file: an invented duration for each class, the longest for the first.
     *
     * @throws IOException if it can't be written; then there is none
     */
    void write(List<String> order) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int rank = 0; rank < order.size(); rank++) {
            lines.append("1,")
                    .append(order.size() - rank)
                    .append(',')
                    .append(order.get(rank))
                    .append("," + session + '\n');
        }
        try {
            Files.deleteIfExists(path());
            Files.writeString(Files.createFile(path(), OwnerOnly.file(path())), lines.toString());
        } catch (IOException e) {
            removePart(e);
            throw e;
        }
    }

    private void removePart(IOException reason) {
        try {
            Files.deleteIfExists(path());
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Removes the file, and those of builds that were killed.
     *
     * @throws IOException if the directory can't be read or a file can't be removed
     */
    void delete() throws IOException {
        Files.deleteIfExists(path());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + OURS + "*")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
