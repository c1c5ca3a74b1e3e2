package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.selection.cache.InputMap;
import io.github.smartscraper.e2e.selection.files.hash.FileIndex;
import io.github.smartscraper.e2e.selection.files.hash.FileKind;
import io.github.smartscraper.e2e.selection.files.hash.IndexReader;
import io.github.smartscraper.e2e.selection.files.hash.IndexWriter;
import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Class path as an input: what is in each library, not when and where it was made. */
public final class ClassPathInputs {

    /** A copy of the POM, and the time of the build. */
    private static final String OF_MAVEN = "META-INF/maven/";

    private static final List<String> EVERYTHING = List.of("**");

    /** Jars, by a hash over what is in them. */
    private static final FileKind<String> JAR = new FileKind<>() {
        @Override
        public String of(Path file) throws IOException {
            return entries(file);
        }

        @Override
        public void write(String hash, IndexWriter out) throws IOException {
            out.text(hash);
        }

        @Override
        public String read(IndexReader in) {
            return in.text();
        }
    };

    private ClassPathInputs() {}

    /**
     * The libraries by place and name, with a hash for each.
     *
     * @param index file that keeps what is in jars, from one build to the next
     * @throws IOException if one of them can't be read
     */
    public static SortedMap<String, String> of(List<Path> classPath, Optional<Path> index) throws IOException {
        FileIndex<String> jars = new FileIndex<>(index, JAR);
        SortedMap<String, String> libraries = new TreeMap<>();
        for (int place = 0; place < classPath.size(); place++) {
            Path library = classPath.get(place);
            // The first is the project itself, whose name has its version in it.
            String name = place == 0 ? "main classes" : library.getFileName().toString();
            libraries.put(String.format(Locale.ROOT, "%03d %s", place, name), content(library, jars));
        }
        jars.save();
        return libraries;
    }

    private static String content(Path library, FileIndex<String> jars) throws IOException {
        if (Files.isDirectory(library)) {
            return new FileSet(
                            library,
                            EVERYTHING,
                            List.of(),
                            file -> isOfMaven(
                                    library.relativize(file).toString().replace('\\', '/') + '/'))
                    .hash();
        }
        try {
            return jars.of(library).orElse("missing");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String entries(Path library) throws IOException {
        try (ZipFile jar = new ZipFile(library.toFile())) {
            // Its table of contents: read at once, however large the jar is, and without the time when it was made.
            SortedMap<String, String> entries = new TreeMap<>();
            jar.stream()
                    .filter(entry -> !entry.isDirectory() && !isOfMaven(entry.getName()))
                    .forEach(entry -> entries.put(entry.getName(), entry.getSize() + " " + entry.getCrc()));
            return InputMap.hash(entries);
        } catch (ZipException e) {
            return Md5.of(Files.readAllBytes(library));
        }
    }

    private static boolean isOfMaven(String path) {
        return path.startsWith(OF_MAVEN);
    }
}
