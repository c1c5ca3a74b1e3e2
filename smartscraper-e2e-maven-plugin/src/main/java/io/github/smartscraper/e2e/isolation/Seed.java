package io.github.smartscraper.e2e.isolation;

import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The state that every server, and every test class, begins with. */
public final class Seed {

    /** Of a directory that begins empty. */
    public static final Seed NOTHING = new Seed(Optional.empty(), true);

    private final Optional<Path> directory;
    private final boolean isNothing;

    /**
     * A seed.
     *
     * @param directory copied as it is; without one, SmartScraper's empty state: {@code sites.jsonc} is {@code []},
     *     {@code stats.json} is {@code {}}, {@code logs/} is empty
     */
    public Seed(Optional<Path> directory) {
        this(directory, false);
    }

    private Seed(Optional<Path> directory, boolean isNothing) {
        this.directory = directory;
        this.isNothing = isNothing;
    }

    /**
     * Puts the seed into a directory.
     *
     * @return what of it no copy has, such as a named pipe
     * @throws IOException if something can't be read or written
     */
    List<Path> plant(Path target) throws IOException {
        if (isNothing) {
            return List.of();
        }
        if (directory.isPresent()) {
            // The copy of a DATA_DIR makes a good seed, but what it says of its owner is not true of the target.
            return DirectoryTree.copy(directory.get(), target, OwnerMarker::isFormer);
        }
        Files.writeString(target.resolve("sites.jsonc"), "[]\n");
        Files.writeString(target.resolve("stats.json"), "{}\n");
        Files.createDirectories(target.resolve("logs"));
        return List.of();
    }
}
