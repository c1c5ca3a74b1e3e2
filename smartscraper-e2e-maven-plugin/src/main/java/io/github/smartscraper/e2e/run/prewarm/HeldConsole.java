package io.github.smartscraper.e2e.run.prewarm;

import io.github.smartscraper.e2e.console.Console;
import java.util.ArrayList;
import java.util.List;

/**
 * Console of workers that nobody has asked for yet: what there is to say of them is held back until somebody takes them over.
 * Warnings are not, once there are servers.
 */
final class HeldConsole implements Console {

    private final Console wrapped;

    /** Guarded by this. */
    private final List<Runnable> held = new ArrayList<>();

    private State state = State.SILENT;

    /** State of the console. */
    private enum State {
        SILENT,
        HOLDING,
        OPEN
    }

    /** A console that prints nothing, and forgets it. */
    HeldConsole(Console wrapped) {
        this.wrapped = wrapped;
    }

    /** From now on lines are held back, and warnings printed. */
    synchronized void hold() {
        state = State.HOLDING;
    }

    /** Prints what has been held back, and from now on all. */
    synchronized void open() {
        state = State.OPEN;
        held.forEach(Runnable::run);
        held.clear();
    }

    @Override
    public void info(String line) {
        print(() -> wrapped.info(line));
    }

    @Override
    public synchronized void warn(String line) {
        if (state != State.SILENT) {
            wrapped.warn(line);
        }
    }

    @Override
    public void tell(Tone tone, String line) {
        print(() -> wrapped.tell(tone, line));
    }

    private synchronized void print(Runnable line) {
        if (state == State.OPEN) {
            line.run();
        } else if (state == State.HOLDING) {
            held.add(line);
        }
    }
}
