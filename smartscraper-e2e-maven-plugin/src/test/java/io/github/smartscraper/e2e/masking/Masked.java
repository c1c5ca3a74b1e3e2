package io.github.smartscraper.e2e.masking;

import io.github.smartscraper.e2e.masking.forms.Automaton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A masked stream whose output is kept. */
final class Masked {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final MaskedStream stream;

    Masked(String... secrets) {
        Automaton automaton = Automaton.of(List.of(secrets));
        this.stream = new SecretStream(() -> automaton, output::write);
    }

    Masked write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
        return this;
    }

    Masked settle() {
        stream.settle();
        return this;
    }

    /** What has been handed on so far. */
    String soFar() {
        return output.toString(StandardCharsets.UTF_8);
    }

    /** What is handed on in all. */
    String end() {
        stream.end();
        return soFar();
    }

    /** What becomes of this text, in one piece. */
    String all(String text) {
        return write(text).end();
    }

    /** What becomes of this text if it comes byte by byte. */
    String byteByByte(String text) {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            stream.write(new byte[] {one}, 0, 1);
        }
        return end();
    }
}
