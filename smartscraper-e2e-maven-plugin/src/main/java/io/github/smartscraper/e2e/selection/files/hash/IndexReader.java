package io.github.smartscraper.e2e.selection.files.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reader of an index. It makes texts out of bytes at one go, as long as the JVM is not warm the greatest part of the work. */
final class IndexReader {

    private final byte[] bytes;
    private final ByteBuffer in;

    IndexReader(byte[] bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes);
    }

    long number() {
        return in.getLong();
    }

    long numberAt(int position) {
        return in.getLong(position);
    }

    String text() {
        int length = in.getInt();
        int begin = in.position();
        in.position(begin + length);
        return new String(bytes, begin, length, StandardCharsets.UTF_8);
    }

    List<String> texts() {
        int count = in.getInt();
        if (count == 0) {
            return List.of();
        }
        String[] texts = new String[count];
        for (int at = 0; at < count; at++) {
            texts[at] = text();
        }
        return Arrays.asList(texts);
    }
}
