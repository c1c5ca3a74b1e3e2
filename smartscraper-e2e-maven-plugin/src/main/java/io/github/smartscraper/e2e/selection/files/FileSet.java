package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.codehaus.plexus.util.SelectorUtils;

/**
 * Files whose content is an input.
 *
 * @param root where paths begin
 * @param globs patterns of Ant, relative to the root: {@code src/**}, {@code *.json}
 * @param left directories that are never entered, wherever they are
 * @param leftOut files and directories that are left out, absolute
 */
public record FileSet(Path root, List<String> globs, List<String> left, Predicate<Path> leftOut) {

    /**
     * A hash for each file, by path relative to the root, with slashes.
     *
     * @throws IOException if a file can't be read
     */
    public SortedMap<String, String> hashes() throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Path file : DirectoryWalk.files(root, this::isEntered)) {
            if (leftOut.test(file)) {
                continue;
            }
            String path = PathNames.from(root, file);
            if (globs.stream().anyMatch(glob -> SelectorUtils.matchPath(glob, path, "/", true))) {
                content(file).ifPresent(bytes -> hashes.put(path, Md5.of(bytes)));
            }
        }
        return hashes;
    }

    private boolean isEntered(Path directory) {
        return !left.contains(directory.getFileName().toString()) && !leftOut.test(directory);
    }

    /**
     * One hash over all of them.
     *
     * @throws IOException if a file can't be read
     */
    public String hash() throws IOException {
        Md5 md5 = new Md5();
        hashes().forEach((path, hash) -> md5.add(path).add(hash));
        return md5.hex();
    }

    /** Nothing, if it is an editor's temporary file that is gone by now. */
    private static Optional<byte[]> content(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
