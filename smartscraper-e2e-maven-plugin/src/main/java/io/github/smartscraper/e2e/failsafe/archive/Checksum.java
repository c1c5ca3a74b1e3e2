package io.github.smartscraper.e2e.failsafe.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Checksum of a file, which processors count faster than it is read. */
final class Checksum {

    private static final int BUFFER = 1 << 20;

    private Checksum() {}

    static String of(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        }
        return Long.toHexString(checksum.getValue()) + '-' + Files.size(file);
    }
}
