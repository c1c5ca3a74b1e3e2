package io.github.smartscraper.e2e.failsafe.methods;

/** Excerpts of texts that may have any length. */
final class Excerpt {

    private Excerpt() {}

    /** The beginning of a text, all of it if it is not too long. */
    static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // Half a character would be no text any more.
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + '…';
    }
}
