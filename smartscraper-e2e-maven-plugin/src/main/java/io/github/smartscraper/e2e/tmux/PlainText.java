package io.github.smartscraper.e2e.tmux;

import java.util.regex.Pattern;

/**
 * Text of what a program prints to a terminal, without what only a terminal understands: colours, titles, cursor
 * movements.
 */
final class PlainText {

    /** Sequences that set something (CSI), that carry text up to an end mark (OSC and the like), and short ones. */
    private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]"
            + "|\u001b[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?"
            + "|\u001b[ -/]*[0-~]"
            + "|[\\x00-\\x08\\x0b-\\x1f\\x7f]");

    private PlainText() {}

    static String of(String line) {
        return CONTROL.matcher(line).replaceAll("");
    }
}
