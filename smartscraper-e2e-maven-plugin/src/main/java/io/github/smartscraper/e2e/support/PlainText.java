package io.github.smartscraper.e2e.support;

/** Text of what was made for a terminal, without what only a terminal understands. */
public final class PlainText {

    private PlainText() {}

    /** The text without control sequences and control characters, but for line breaks and tabs. */
    public static String of(String text) {
        ControlSequences sequences = new ControlSequences();
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(sequences::isText).forEach(plain::appendCodePoint);
        return plain.length() == text.length() ? text : plain.toString();
    }
}
