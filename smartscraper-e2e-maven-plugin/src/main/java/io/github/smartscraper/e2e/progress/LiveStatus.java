package io.github.smartscraper.e2e.progress;

import io.github.smartscraper.e2e.console.OutputCharset;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Status of a run on the last lines of a terminal, below all that is printed meanwhile. It takes the place of the standard
 * output until it is closed.
 */
public final class LiveStatus implements AutoCloseable {

    private static final int PAUSE_MILLIS = 250;

    private final PrintStream before;
    private final StatusStream stream;
    private final Thread painter;

    private LiveStatus(PrintStream before, StatusStream stream, Thread painter) {
        this.before = before;
        this.stream = stream;
        this.painter = painter;
    }

    /**
     * Shows it from now on.
     *
     * @param columns how wide the terminal is
     */
    public static LiveStatus show(RunProgress progress, int columns) {
        PrintStream before = System.out;
        StatusStream stream = new StatusStream(before, columns);
        Supplier<List<String>> lines = () -> {
            List<String> all = new ArrayList<>(progress.status().values());
            all.add(progress.summary());
            return all;
        };
        Thread painter = new Thread(() -> paint(stream, lines), "e2e-status");
        painter.setDaemon(true);
        System.setOut(new PrintStream(stream, true, OutputCharset.of(System.getProperties())));
        painter.start();
        return new LiveStatus(before, stream, painter);
    }

    private static void paint(StatusStream stream, Supplier<List<String>> lines) {
        try {
            while (true) {
                stream.show(lines.get());
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        painter.interrupt();
        System.setOut(before);
        stream.end();
    }
}
