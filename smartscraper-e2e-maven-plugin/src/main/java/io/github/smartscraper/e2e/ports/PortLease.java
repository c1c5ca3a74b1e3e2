package io.github.smartscraper.e2e.ports;

import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The right to a port among builds of this plugin; the operating system takes it back when its owner dies. */
final class PortLease implements AutoCloseable {

    /** What the names of lock files end with, behind the port. */
    static final String ENDING = ".lock";

    /** Behind all content, so that others can read the file while it is locked, on Windows too. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private PortLease(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Reserves a port, unless another build, or another module of this one, has it.
     *
     * @throws IOException if the directory can't be made or written
     */
    static Optional<PortLease> tryAcquire(Path directory, int port) throws IOException {
        OwnerOnly.createDirectory(directory);
        return tryAcquire(directory.resolve(port + ENDING));
    }

    /** Reserves whatever the file stands for, unless somebody has it. */
    static Optional<PortLease> tryAcquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        if (isLocked(channel) && isStillThere(file, channel)) {
            return Optional.of(new PortLease(file, channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            // Another module of this build (mvn -T) has it.
            return false;
        }
    }

    /** Its last owner may have removed the file after it was opened here: then the lock is on nothing. */
    private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
        String proof = UUID.randomUUID().toString();
        channel.write(ByteBuffer.wrap(proof.getBytes(StandardCharsets.US_ASCII)), 0);
        try {
            return Files.readString(file).equals(proof);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Gives the port back. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
