package io.github.smartscraper.e2e.browser.chromium;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The browser of a run, at an address that stays the same when it is replaced: launched, watched and replaced on a thread of
 * its own.
 */
public final class SharedBrowser {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PROBE_PERIOD = Duration.ofSeconds(1);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(10);
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(2);

    private final ChromiumStarter starter;
    private final BrowserEvents events;
    private final BrowserRelay relay;
    private final Duration silenceLimit;
    private final Thread life = new Thread(this::live, "e2e-browser");
    private @Nullable Chromium current;
    private @Nullable BrowserProblem end;

    /**
     * A browser that is not started yet.
     *
     * @throws IOException if no port can be opened for its address
     */
    public SharedBrowser(ChromiumStarter starter, BrowserEvents events) throws IOException {
        this(starter, events, SILENCE_LIMIT);
    }

    SharedBrowser(ChromiumStarter starter, BrowserEvents events, Duration silenceLimit) throws IOException {
        this.starter = starter;
        this.silenceLimit = silenceLimit;
        this.events = events;
        this.relay = new BrowserRelay(this::await);
        life.setDaemon(true);
    }

    /** The address to connect to with the DevTools protocol, {@code ws://127.0.0.1:PORT/…}; it can be used at once. */
    public URI endpoint() {
        return relay.endpoint();
    }

    /** Starts the browser, and does not wait for it. */
    public void start() {
        relay.start();
        life.start();
    }

    /**
     * Waits until it is ready.
     *
     * @throws BrowserException if it can't be started
     */
    public void awaitReady() throws BrowserException, InterruptedException {
        await();
    }

    /** Replaces it no more, and does not launch another one from now on; the one that runs is left running. */
    public void leave() {
        finish(new BrowserProblem.Stopped());
        life.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            life.join(JOIN_LIMIT.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more connections, and ends those that there are. */
    public void close() {
        relay.close();
    }

    private void live() {
        try {
            Chromium browser = starter.start(events);
            events.ready(browser.identity(), browser.age());
            for (int restarts = 0; ; restarts++) {
                become(browser);
                BrowserProblem problem = watch(browser);
                become(null);
                browser.end();
                browser = replace(problem, restarts);
            }
        } catch (BrowserException e) {
            finish(e.problem());
            events.lost(e.problem());
        } catch (InterruptedException e) {
            // All processes of the run are ended at once, and the browser among them.
            finish(new BrowserProblem.Stopped());
        }
    }

    private Chromium replace(BrowserProblem problem, int restarts) throws BrowserException, InterruptedException {
        int limit = starter.settings().limits().restarts();
        if (restarts >= limit) {
            throw new BrowserException(new BrowserProblem.TooManyRestarts(limit, problem));
        }
        events.failed(problem, restarts + 1, limit);
        Chromium browser = starter.start(events);
        events.replaced(browser.age());
        return browser;
    }

    private BrowserProblem watch(Chromium browser) throws InterruptedException {
        long answered = System.nanoTime();
        long asked = answered;
        while (true) {
            browser.awaitEnd(TICK);
            if (browser.hasEnded()) {
                return browser.exited();
            }
            if (since(asked).compareTo(PROBE_PERIOD) >= 0) {
                asked = System.nanoTime();
                if (browser.isResponsive()) {
                    answered = System.nanoTime();
                } else if (since(answered).compareTo(silenceLimit) >= 0) {
                    return new BrowserProblem.WentSilent(since(answered), browser.output());
                }
            }
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private synchronized void become(@Nullable Chromium browser) {
        current = browser;
        notifyAll();
    }

    /** Why there will be no browser any more; the first reason counts. */
    private synchronized void finish(BrowserProblem problem) {
        current = null;
        end = Optional.ofNullable(end).orElse(problem);
        notifyAll();
    }

    /** The browser that is ready, which may have to be waited for while it is replaced. */
    private synchronized Chromium await() throws BrowserException, InterruptedException {
        while (current == null) {
            if (end != null) {
                throw new BrowserException(end);
            }
            wait();
        }
        return current;
    }
}
