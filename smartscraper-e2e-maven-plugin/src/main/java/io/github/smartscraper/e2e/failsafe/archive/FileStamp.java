package io.github.smartscraper.e2e.failsafe.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stamp of a file by which a JVM tells whether it is the one that an archive was made from: path, size and time. */
final class FileStamp {

    private FileStamp() {}

    static String of(Path file) throws IOException {
        return file + "|" + Files.size(file) + '|'
                + Files.getLastModifiedTime(file).toMillis() + '\n';
    }
}
