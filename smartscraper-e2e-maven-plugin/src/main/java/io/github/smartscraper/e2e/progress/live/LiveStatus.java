package io.github.smartscraper.e2e.progress.live;

import io.github.smartscraper.e2e.progress.RunProgress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Status of a run at the bottom of a terminal: what each worker does, and how far the run is. */
final class LiveStatus {

    private static final int PAUSE_MILLIS = 250;

    /** After so many pauses the terminal is asked for its size again. */
    private static final int PAUSES_A_SIZE = 8;

    private final RunProgress progress;
    private final Terminal terminal;
    private final StatusArea area;
    private final Thread painter = new Thread(this::paint, "e2e-status");
    private final Thread atExit = new Thread(this::leave, "e2e-status-end");

    private LiveStatus(RunProgress progress, Terminal terminal, StatusArea area) {
        this.progress = progress;
        this.terminal = terminal;
        this.area = area;
    }

    /** Shows it from now on. */
    static LiveStatus show(RunProgress progress, Terminal terminal, Charset charset) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset);
        LiveStatus status = new LiveStatus(progress, terminal, new StatusArea(out, progress.workers() + 1));
        Runtime.getRuntime().addShutdownHook(status.atExit);
        status.painter.setDaemon(true);
        status.painter.start();
        return status;
    }

    private void paint() {
        try {
            for (int pauses = 0; true; pauses++) {
                if (pauses % PAUSES_A_SIZE == 0) {
                    area.fit(terminal.size());
                }
                area.show(lines());
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(progress.status().values());
        while (lines.size() < progress.workers()) {
            lines.add("");
        }
        lines.add(progress.summary());
        return lines;
    }

    private void leave() {
        painter.interrupt();
        area.end();
    }

    /** Takes it away. */
    void close() {
        leave();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is on its way out already.
        }
    }
}
