package io.github.smartscraper.e2e.failsafe.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars for tests. */
final class ZipFiles {

    private ZipFiles() {}

    /** Writes a jar with these entries, all of them empty. */
    static Path write(Path file, String... entries) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.closeEntry();
            }
        }
        return file;
    }
}
