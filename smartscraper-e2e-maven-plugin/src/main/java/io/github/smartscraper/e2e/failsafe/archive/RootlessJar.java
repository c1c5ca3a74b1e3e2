package io.github.smartscraper.e2e.failsafe.archive;

import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.Md5;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copy of a jar that a class loader does not find under the empty name: all of it but the entries for directories of versions. The
 * classes in them are still found.
 */
final class RootlessJar {

    private static final String JAR = ".jar";

    private RootlessJar() {}

    /**
     * The copy, made if it is missing.
     *
     * @param jar one that stays as it is
     * @param directory where it is kept, closed to other users
     * @param time that it has, by which a JVM recognises it
     * @throws IOException if the jar can't be read, or the copy can't be made
     */
    static Path of(Path jar, Path directory, FileTime time) throws IOException {
        String name = jar.getFileName().toString();
        String stamp = Md5.of(FileStamp.of(jar).getBytes(StandardCharsets.UTF_8));
        Path copy = directory.resolve(name.substring(0, name.length() - JAR.length()) + '-' + stamp + JAR);
        if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)
                || !Files.getLastModifiedTime(copy).equals(time)) {
            AtomicFile.write(copy, copied(jar, time));
            Files.setLastModifiedTime(copy, time);
        }
        return copy;
    }

    private static byte[] copied(Path jar, FileTime time) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile file = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                if (!ResourceNames.isRoot(entry.getName())) {
                    ZipEntry same = new ZipEntry(entry.getName());
                    same.setLastModifiedTime(time);
                    out.putNextEntry(same);
                    try (InputStream content = file.getInputStream(entry)) {
                        content.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }
}
