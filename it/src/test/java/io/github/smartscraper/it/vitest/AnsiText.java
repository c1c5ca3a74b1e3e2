package io.github.smartscraper.it.vitest;

import java.util.regex.Pattern;

/** Text as for a terminal, with escape sequences for colours, which some libraries print whatever they are told. */
final class AnsiText {

    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

    private AnsiText() {}

    static String plain(String text) {
        return ESCAPES.matcher(text).replaceAll("");
    }
}
