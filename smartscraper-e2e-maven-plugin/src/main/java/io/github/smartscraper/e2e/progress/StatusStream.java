package io.github.smartscraper.e2e.progress;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/** Stream to a terminal whose last lines show a status: they are taken away before anything else is printed. */
final class StatusStream extends OutputStream {

    private static final String UP = "\u001b[A";
    private static final String BEGIN = "\r";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream terminal;
    private final int columns;

    /** Guarded by this, like the others. */
    private int shown;

    private boolean inLine;
    private boolean ended;

    StatusStream(PrintStream terminal, int columns) {
        this.terminal = terminal;
        this.columns = columns;
    }

    @Override
    public synchronized void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (length > 0) {
            hide();
            terminal.write(bytes, offset, length);
            inLine = bytes[offset + length - 1] != '\n';
        }
    }

    @Override
    public synchronized void flush() {
        terminal.flush();
    }

    /** Shows these lines below the others, unless one of those has no end yet. */
    synchronized void show(List<String> lines) {
        if (inLine || ended) {
            return;
        }
        hide();
        lines.forEach(line -> terminal.print(cut(line) + '\n'));
        shown = lines.size();
        terminal.flush();
    }

    /** A line that is too long would take two, and one of them would stay. */
    private String cut(String line) {
        return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
    }

    private void hide() {
        if (shown > 0) {
            terminal.print(UP.repeat(shown) + BEGIN + CLEAR_BELOW);
            shown = 0;
        }
    }

    synchronized void end() {
        ended = true;
        hide();
        terminal.flush();
    }
}
