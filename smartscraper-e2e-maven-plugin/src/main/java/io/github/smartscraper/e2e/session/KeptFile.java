package io.github.smartscraper.e2e.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file {@code kept.json}, which says what a build keeps running for the next one; who renames it owns that, unless it
 * is a copy, in a copy of the project.
 */
public final class KeptFile {

    /** What the keeper looks for, to tell a build that takes over from a file that was removed. */
    private static final String TAKEN = ".taken";

    private static final String HOME = "home";

    private final Path file;
    private final Path taken;

    /** Loaded when there is something to read or to write, which is in few runs: data binding takes its time. */
    private static final class Json {

        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    /** A file, which need not be there. */
    public KeptFile(Path file) {
        this.file = file;
        this.taken = file.resolveSibling(file.getFileName() + TAKEN);
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /**
     * Writes it, mode 0600, with the directory that it is in.
     *
     * @throws IOException if it can't be written
     */
    public void write(KeptSession kept) throws IOException {
        Files.createDirectories(directory());
        ObjectNode record = Json.MAPPER.valueToTree(kept);
        record.putPOJO(HOME, Home.of(directory()));
        AtomicFile.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(record));
    }

    /**
     * Takes it, so that no other build can; of two that try at the same time, one gets it.
     *
     * @return empty if there is none, it can't be understood, it was written for another directory, or what it
     *     says is in another container
     */
    public Optional<KeptSession> take() throws IOException {
        if (!Files.exists(file) || read(file).filter(KeptSession::isOutOfSight).isPresent()) {
            return Optional.empty();
        }
        try {
            Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Optional<KeptSession> kept = read(taken);
        if (kept.isEmpty()) {
            taken();
        }
        return kept;
    }

    private Optional<KeptSession> read(Path from) {
        try {
            JsonNode record = Json.MAPPER.readTree(from.toFile());
            Home home = Json.MAPPER.treeToValue(record.path(HOME), Home.class);
            if (home == null || !home.is(directory())) {
                return Optional.empty();
            }
            return Optional.of(Json.MAPPER.treeToValue(((ObjectNode) record).without(HOME), KeptSession.class));
        } catch (IOException | NullPointerException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private Path directory() {
        return file.toAbsolutePath().resolveSibling("");
    }

    /**
     * What was taken has another owner now; its keeper may go.
     *
     * @throws IOException if the file can't be removed
     */
    public void taken() throws IOException {
        Files.deleteIfExists(taken);
    }
}
