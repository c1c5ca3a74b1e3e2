package io.github.smartscraper.e2e.failsafe.archive;

import io.github.smartscraper.e2e.failsafe.fork.ForkStart;
import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.Md5;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Jars of the plugin that archives of classes are made with. They keep their names and their times, by which a JVM
 * recognises them, as long as they have the same content.
 *
 * @param boot for the boot loader, which finds the registrations of the listeners in it
 * @param start first on the class path, as Surefire's own jar is: it has a manifest, and the class that starts a fork
 */
public record StartJars(Path boot, Path start) {

    /** Any time will do that is always the same, and that ZIP files can tell. */
    private static final FileTime TIME = FileTime.fromMillis(946_728_000_000L);

    /**
     * The jars, made if they are missing.
     *
     * @param directory where they are kept, closed to other users
     * @param registrations of the listeners: file names and contents
     * @throws IOException if they can't be made
     */
    static StartJars in(Path directory, Map<String, String> registrations) throws IOException {
        Map<String, byte[]> start = new LinkedHashMap<>();
        start.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        start.put(ForkStart.class.getName().replace('.', '/') + ".class", forkStart());
        return new StartJars(boot(directory, registrations), write(directory, "start", start));
    }

    /**
     * The jar for the boot loader. A directory would do, but the loader would also find it wherever a test asks for the
     * directory of its own classes.
     *
     * @throws IOException if it can't be made
     */
    public static Path boot(Path directory, Map<String, String> registrations) throws IOException {
        Map<String, byte[]> services = new LinkedHashMap<>();
        new TreeMap<>(registrations)
                .forEach((name, content) ->
                        services.put("META-INF/services/" + name, content.getBytes(StandardCharsets.UTF_8)));
        return write(directory, "boot", services);
    }

    /**
     * A jar as it can stand in front of directories: itself, or a copy that no class loader finds under the empty name.
     *
     * @throws IOException if it can't be read, or the copy can't be made
     */
    Path forFront(Path jar) throws IOException {
        return ResourceNames.includeRoot(jar) ? RootlessJar.of(jar, start.resolveSibling(""), TIME) : jar;
    }

    private static byte[] forkStart() throws IOException {
        String name = ForkStart.class.getSimpleName() + ".class";
        try (InputStream in = ForkStart.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("the plugin's jar lacks " + name);
            }
            return in.readAllBytes();
        }
    }

    private static Path write(Path directory, String name, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(jar)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setLastModifiedTime(TIME);
                out.putNextEntry(entry);
                out.write(content.getValue());
                out.closeEntry();
            }
        }
        byte[] bytes = jar.toByteArray();
        Path file = directory.resolve(name + '-' + Md5.of(bytes) + ".jar");
        if (!isThere(file, bytes.length)) {
            AtomicFile.write(file, bytes);
            Files.setLastModifiedTime(file, TIME);
        }
        return file;
    }

    private static boolean isThere(Path file, int size) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == size
                && Files.getLastModifiedTime(file).equals(TIME);
    }
}
