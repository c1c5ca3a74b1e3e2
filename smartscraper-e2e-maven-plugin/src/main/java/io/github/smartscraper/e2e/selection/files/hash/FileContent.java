package io.github.smartscraper.e2e.selection.files.hash;

import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Content of a file, as far as it matters.
 *
 * @param hash over it
 * @param variables names of environment variables that it seems to read
 * @param hidden names with a dot in front that stand in it, as those of hidden directories do
 */
public record FileContent(String hash, List<String> variables, List<String> hidden) {

    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern ENVIRONMENT = Pattern.compile("\\benv\\b|ENV|environ|getenv");
    private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");

    /** Not what is called, as {@code .then()} is. */
    private static final Pattern HIDDEN = Pattern.compile("(?<![\\w.)\\]}])\\.[A-Za-z_][\\w-]*+(?!\\()");

    private static final Pattern STYLES = Pattern.compile(".*\\.(css|less|s[ac]ss|svg)");

    /** How it is kept in an index. */
    public static final FileKind<FileContent> KIND = new FileKind<>() {
        @Override
        public FileContent of(Path file) throws IOException {
            return FileContent.of(file.getFileName().toString(), Files.readAllBytes(file));
        }

        @Override
        public void write(FileContent content, IndexWriter out) throws IOException {
            out.text(content.hash);
            out.texts(content.variables);
            out.texts(content.hidden);
        }

        @Override
        public FileContent read(IndexReader in) {
            return new FileContent(in.text(), in.texts(), in.texts());
        }
    };

    static FileContent of(String name, byte[] bytes) {
        String hash = Md5.of(PackageFile.withoutOwnVersion(name, bytes));
        if (bytes.length > MOST_BYTES
                || PackageFile.isLock(name)
                || STYLES.matcher(name).matches()) {
            return new FileContent(hash, List.of(), List.of());
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') >= 0) {
            return new FileContent(hash, List.of(), List.of());
        }
        List<String> variables = ENVIRONMENT.matcher(text).find() ? names(VARIABLE, text) : List.of();
        return new FileContent(hash, variables, names(HIDDEN, text));
    }

    private static List<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return List.copyOf(names);
    }
}
