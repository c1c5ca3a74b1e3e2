package io.github.smartscraper.e2e.machine;

import io.github.smartscraper.e2e.support.Ahead;
import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Key of this user on this machine, by which secrets are hashed: whoever gets hold of the hashes, and not of the key, can't
 * try out secrets. It is made when the first secret is hashed, and never copied anywhere.
 */
public final class MachineKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final String STATE = "XDG_STATE_HOME";

    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path state;
    private final Path directory;
    private final Path file;
    private final BiConsumer<Path, IOException> unusable;
    private Optional<byte[]> key = Optional.empty();

    /**
     * A key that is read, or made, when it is needed.
     *
     * @param state where programs of this user keep what they remember
     * @param unusable told at most once that it can't be kept, so that the hashes are good for this build only
     */
    public MachineKey(Path state, BiConsumer<Path, IOException> unusable) {
        this.state = state;
        this.directory = state.resolve("smartscraper-e2e");
        this.file = directory.resolve("cache-key");
        this.unusable = unusable;
    }

    /**
     * Where programs of a user keep what they remember, and what is not taken along to other machines.
     *
     * @param environment environment of the build
     */
    public static Path stateOf(Map<String, String> environment) {
        String named = environment.getOrDefault(STATE, "");
        return named.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(named);
    }

    /** Has the platform look for its implementation on another thread, since that takes longer than the first hash. */
    public static void prepare() {
        Ahead.run(MachineKey::mac);
    }

    /** The hash of a secret, which is the same for as long as the key is. */
    public synchronized String hash(String secret) {
        Mac mac = mac();
        try {
            mac.init(new SecretKeySpec(key(), ALGORITHM));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("there is no wrong key for " + ALGORITHM, e);
        }
        return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static Mac mac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private byte[] key() {
        if (key.isEmpty()) {
            key = Optional.of(keptOrFresh());
        }
        return key.get();
    }

    private byte[] keptOrFresh() {
        try {
            return kept();
        } catch (IOException e) {
            unusable.accept(file, e);
            return fresh();
        }
    }

    private byte[] kept() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(state, OwnerOnly.directory(state));
            OwnerOnly.createDirectory(directory);
            make();
        }
        requireOwn();
        byte[] read = Files.readAllBytes(file);
        if (read.length != BYTES) {
            throw new IOException(file + " does not hold a key");
        }
        return read;
    }

    private void requireOwn() throws IOException {
        boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        if (!plain || !OwnerOnly.isOwn(file)) {
            throw new IOException(file + " is not a file of this user");
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + " can be read by other users");
        }
    }

    /** It appears with its content or not at all; of two builds that make one at the same time, the first wins. */
    private void make() throws IOException {
        Path temporary = Files.createTempFile(directory, ".cache-key", ".tmp", OwnerOnly.file(directory));
        try {
            Files.write(temporary, fresh());
            publish(temporary);
        } catch (FileAlreadyExistsException e) {
            // The other build's is as good.
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void publish(Path temporary) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (UnsupportedOperationException e) {
            Files.move(temporary, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException e) {
            // One without hard links
            Files.move(temporary, file);
        }
    }

    private static byte[] fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
