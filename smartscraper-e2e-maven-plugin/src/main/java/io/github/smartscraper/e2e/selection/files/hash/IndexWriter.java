package io.github.smartscraper.e2e.selection.files.hash;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writer of an index, in the form that {@link IndexReader} reads: a table of texts, and then what is made of them. */
public final class IndexWriter {

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(body);

    /** Writes a number. */
    public void number(long number) throws IOException {
        out.writeLong(number);
    }

    /** Writes a text, which stands in the index only once. */
    public void text(String text) throws IOException {
        out.writeInt(texts.computeIfAbsent(text, any -> texts.size()));
    }

    /** Writes texts. */
    public void texts(List<String> list) throws IOException {
        out.writeInt(list.size());
        for (String text : list) {
            text(text);
        }
    }

    /** All of it. */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream table = new DataOutputStream(all);
        table.writeInt(texts.size());
        for (String text : texts.keySet()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            table.writeInt(bytes.length);
            table.write(bytes);
        }
        body.writeTo(table);
        return all.toByteArray();
    }
}
