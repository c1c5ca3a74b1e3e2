package io.github.smartscraper.e2e.build.soak;

import io.github.smartscraper.e2e.build.harness.RunningBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Disk that the DATA_DIRs of the soak are on: a file system in memory, small enough to be filled. */
final class SoakDisk implements AutoCloseable {

    private static final String SIZE = "64m";
    private static final String FILLER = "filler";
    private static final int BLOCK = 1 << 16;

    private final Path directory;

    /**
     * Mounts it.
     *
     * @throws IOException if this user may not
     */
    SoakDisk(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "none", directory.toString());
    }

    /** Fills that of a build, as somebody would that has nothing to do with it. */
    static boolean fill(RunningBuild build) {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) 'x');
        try (var out = Files.newOutputStream(build.traces().temporary().resolve(FILLER))) {
            for (long written = 0; written < Long.MAX_VALUE; written += BLOCK) {
                out.write(block);
            }
        } catch (IOException e) {
            // Now it is full.
            return true;
        }
        return false;
    }

    /** Makes room again. */
    static void free(RunningBuild build) throws IOException {
        Files.deleteIfExists(build.traces().temporary().resolve(FILLER));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed; the soak needs a user who may mount");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "--lazy", directory.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "a disk of " + SIZE + " at " + directory;
    }
}
