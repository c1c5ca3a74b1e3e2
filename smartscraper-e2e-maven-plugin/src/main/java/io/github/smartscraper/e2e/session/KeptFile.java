package io.github.smartscraper.e2e.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file {@code kept.json}, which says what a build keeps running for the next one; who renames it owns that. */
public final class KeptFile {

    /** What the keeper looks for, to tell a build that takes over from a file that was removed. */
    private static final String TAKEN = ".taken";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter WRITER = JSON.writerWithDefaultPrettyPrinter();

    private final Path file;
    private final Path taken;

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
     * Writes it, mode 0600.
     *
     * @throws IOException if it can't be written
     */
    public void write(KeptSession kept) throws IOException {
        AtomicFile.write(file, WRITER.writeValueAsString(kept));
    }

    /**
     * Takes it, so that no other build can; of two that try at the same time, one gets it.
     *
     * @return empty if there is none, or it can't be understood
     */
    public Optional<KeptSession> take() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(taken.toFile(), KeptSession.class));
        } catch (IOException | NullPointerException e) {
            taken();
            return Optional.empty();
        }
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
