package io.github.smartscraper.e2e.selection.inputs.parse;

import io.github.smartscraper.e2e.selection.files.hash.FileKind;
import io.github.smartscraper.e2e.selection.files.hash.IndexReader;
import io.github.smartscraper.e2e.selection.files.hash.IndexWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Class file or source, as far as it matters for what its class depends on.
 *
 * @param hash over it
 * @param names constants of a class file; names in a source, with their dots
 * @param packages those that a source imports as a whole, {@code a/b}
 * @param isTestable whether a class can hold tests: neither abstract nor an interface nor an annotation
 * @param isReadable whether it was understood; if not, it may refer to anything
 */
public record ParsedFile(
        String hash, List<String> names, List<String> packages, boolean isTestable, boolean isReadable) {

    /** How it is made, and kept in an index. */
    public static final FileKind<ParsedFile> KIND = new FileKind<>() {

        @Override
        public ParsedFile of(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            return file.toString().endsWith(".class") ? ClassFile.parse(bytes) : SourceText.parse(bytes);
        }

        @Override
        public void write(ParsedFile file, IndexWriter out) throws IOException {
            out.text(file.hash);
            out.texts(file.names);
            out.texts(file.packages);
            out.number((file.isTestable ? TESTABLE : 0) + (file.isReadable ? READABLE : 0));
        }

        @Override
        public ParsedFile read(IndexReader in) {
            String hash = in.text();
            List<String> names = in.texts();
            List<String> packages = in.texts();
            long flags = in.number();
            return new ParsedFile(hash, names, packages, (flags & TESTABLE) != 0, (flags & READABLE) != 0);
        }
    };

    private static final int TESTABLE = 1;
    private static final int READABLE = 2;
}
