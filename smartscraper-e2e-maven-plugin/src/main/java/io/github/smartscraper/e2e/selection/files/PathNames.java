package io.github.smartscraper.e2e.selection.files;

import java.nio.file.Path;

/** Names of paths as they are written down: with slashes, wherever they are. */
final class PathNames {

    private PathNames() {}

    /** The path of a file from a directory; for one below it, without the toil of {@link Path#relativize}. */
    static String from(Path directory, Path file) {
        return slashed(
                isBelow(directory, file)
                        ? file.toString().substring(directory.toString().length() + 1)
                        : directory.relativize(file).toString());
    }

    /** Whether a file is below a directory other than the root, without the toil of {@link Path#startsWith}. */
    static boolean isBelow(Path directory, Path file) {
        String start = directory.toString();
        String text = file.toString();
        return text.length() > start.length() + 1 && isSeparator(text.charAt(start.length())) && text.startsWith(start);
    }

    static String slashed(Path path) {
        return slashed(path.toString());
    }

    static String slashed(String text) {
        return text.replace('\\', '/');
    }

    private static boolean isSeparator(char character) {
        return character == '/' || character == '\\';
    }
}
