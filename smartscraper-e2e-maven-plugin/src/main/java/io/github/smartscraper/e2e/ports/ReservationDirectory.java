package io.github.smartscraper.e2e.ports;

import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Directory in which all builds of this user reserve their ports. Everybody can foresee its name in the directory for
 * temporary files, so it counts only if it is really a directory, this user's, and closed to all others; else one that
 * nobody can foresee is taken in its place.
 */
public final class ReservationDirectory {

    private static final String NAME = "smartscraper-e2e-ports";
    private static final String RUNTIME = "XDG_RUNTIME_DIR";
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int RANDOM_BYTES = 8;
    private static final int ATTEMPTS = 20;

    private final Path usual;
    private final Path temporary;
    private final String ownName;
    private final Consumer<Path> refused;
    private Optional<Path> instead = Optional.empty();

    /**
     * A directory that is made when it is needed.
     *
     * @param environment environment of the build, which may name the user's own directory for such things
     * @param temporary for users who have none
     * @param refused told once of a path that somebody else has taken
     */
    public ReservationDirectory(Map<String, String> environment, Path temporary, Consumer<Path> refused) {
        this.temporary = temporary;
        this.ownName = NAME + '-' + user();
        this.usual = runtime(environment)
                .map(directory -> directory.resolve(NAME))
                .orElseGet(() -> temporary.resolve(ownName));
        this.refused = refused;
    }

    /** The directory of the login session, if it is what it is specified to be. */
    private static Optional<Path> runtime(Map<String, String> environment) {
        String named = environment.getOrDefault(RUNTIME, "");
        return named.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(named)).filter(Path::isAbsolute).filter(OwnerOnly::isPrivateDirectory);
    }

    /** The number of the user who runs this, whatever the environment says; the name where the system has no numbers. */
    private static String user() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("Uid:"))
                    .map(line -> line.split("\\s+", -1)[2])
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            return System.getProperty("user.name");
        }
    }

    /** Where it is; it need not be there. */
    synchronized Path path() {
        return instead.orElse(usual);
    }

    /**
     * Makes it, unless it is there.
     *
     * @throws IOException if none can be made
     */
    public synchronized Path make() throws IOException {
        if (instead.isPresent()) {
            OwnerOnly.createDirectory(instead.get());
        } else if (!isMade(usual)) {
            refused.accept(usual);
            instead = Optional.of(another());
        }
        return path();
    }

    private static boolean isMade(Path directory) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                Files.createDirectory(directory, OwnerOnly.directory(directory));
                return true;
            } catch (FileAlreadyExistsException e) {
                // Not there any more if another build has ended at this moment, and taken the empty directory with it.
                if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                    return OwnerOnly.isPrivateDirectory(directory);
                }
            }
        }
        throw new NoSuchFileException(directory.toString());
    }

    /** One that another build of this user has made for the same reason, else a fresh one. */
    private Path another() throws IOException {
        Optional<Path> known = others().stream().findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        Path fresh = temporary.resolve(ownName + '-' + HexFormat.of().formatHex(random));
        return Files.createDirectory(fresh, OwnerOnly.directory(fresh));
    }

    private List<Path> others() throws IOException {
        List<Path> own = new ArrayList<>();
        if (Files.isDirectory(temporary)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, ownName + "-*")) {
                found.forEach(directory -> Optional.of(directory)
                        .filter(OwnerOnly::isPrivateDirectory)
                        .ifPresent(own::add));
            }
        }
        return own;
    }

    /** All directories of this user that builds may have reserved ports in, and that are there. */
    List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>(others());
        if (OwnerOnly.isPrivateDirectory(usual)) {
            all.add(usual);
        }
        return all;
    }

    /** Removes it if nobody has reserved a port. */
    static void removeIfEmpty(Path directory) throws IOException {
        try {
            if (OwnerOnly.isPrivateDirectory(directory)) {
                Files.deleteIfExists(directory);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Another build has ports reserved; the last one removes the directory.
            return;
        }
    }
}
