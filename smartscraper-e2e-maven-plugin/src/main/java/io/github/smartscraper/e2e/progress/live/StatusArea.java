package io.github.smartscraper.e2e.progress.live;

import java.io.PrintStream;
import java.util.List;

/**
 * Area of a terminal at its bottom, in which nothing scrolls: whoever prints meanwhile, to whatever stream, prints above it.
 * Each change is a single write, so that no other can come in between.
 */
final class StatusArea {

    private static final String ESCAPE = "\u001b";
    private static final String SAVE = ESCAPE + "7";
    private static final String RESTORE = ESCAPE + "8";
    private static final String CONTROL = ESCAPE + "[";
    private static final String CLEAR_LINE = CONTROL + "2K";
    private static final String CLEAR_BELOW = CONTROL + "J";
    private static final String SCROLL_ALL = CONTROL + "r";

    /** How much of a terminal it may take. */
    private static final int SHARE = 3;

    private final PrintStream terminal;
    private final int wanted;

    /** Guarded by this, like the others. */
    private Size size = new Size(0, 0);

    private int height;
    private boolean ended;

    /**
     * Size of a terminal.
     *
     * @param rows how many lines it has
     * @param columns how many characters a line has
     */
    record Size(int rows, int columns) {}

    /**
     * An area that is not there yet.
     *
     * @param wanted how many lines it is to have, if there is room
     */
    StatusArea(PrintStream terminal, int wanted) {
        this.terminal = terminal;
        this.wanted = wanted;
    }

    /** Makes it in a terminal of this size, or again in one that has another size now. */
    synchronized void fit(Size now) {
        if (ended || now.equals(size)) {
            return;
        }
        size = now;
        height = Math.min(wanted, now.rows() / SHARE);
        if (height > 0) {
            // Room first: the cursor may be on the last line.
            print("\n".repeat(height) + CONTROL + height + "A" + SAVE + CONTROL + "1;" + (now.rows() - height) + "r"
                    + RESTORE);
        }
    }

    /** Shows these lines, the last ones if there is no room for all. */
    synchronized void show(List<String> lines) {
        if (ended || height == 0) {
            return;
        }
        StringBuilder text = new StringBuilder(SAVE);
        for (int line = 0; line < height; line++) {
            int from = Math.max(0, lines.size() - height) + line;
            text.append(CONTROL)
                    .append(size.rows() - height + 1 + line)
                    .append(";1H")
                    .append(CLEAR_LINE);
            text.append(from < lines.size() ? cut(lines.get(from)) : "");
        }
        print(text.append(RESTORE).toString());
    }

    private String cut(String line) {
        return line.length() < size.columns() ? line : line.substring(0, Math.max(0, size.columns() - 1));
    }

    /** Takes it away. */
    synchronized void end() {
        if (!ended && height > 0) {
            print(SAVE + SCROLL_ALL + RESTORE + CLEAR_BELOW);
        }
        ended = true;
    }

    private void print(String text) {
        terminal.print(text);
        terminal.flush();
    }
}
