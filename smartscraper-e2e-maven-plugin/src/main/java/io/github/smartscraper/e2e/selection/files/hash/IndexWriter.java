package io.github.smartscraper.e2e.selection.files.hash;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writer of an index, in the form that {@link IndexReader} reads. */
final class IndexWriter {

    private final DataOutputStream out;

    IndexWriter(DataOutputStream out) {
        this.out = out;
    }

    void number(long number) throws IOException {
        out.writeLong(number);
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    void texts(List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text);
        }
    }
}
