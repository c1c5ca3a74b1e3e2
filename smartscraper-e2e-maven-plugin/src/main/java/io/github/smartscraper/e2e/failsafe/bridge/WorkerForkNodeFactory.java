package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.failsafe.archive.ForkStartOptions;
import io.github.smartscraper.e2e.failsafe.idle.ClassQueue;
import io.github.smartscraper.e2e.failsafe.idle.IdleForkChannel;
import io.github.smartscraper.e2e.failsafe.lease.ForkLease;
import io.github.smartscraper.e2e.failsafe.lease.SettledHandler;
import io.github.smartscraper.e2e.failsafe.masking.MaskedForkLog;
import io.github.smartscraper.e2e.failsafe.masking.MaskingEventHandler;
import io.github.smartscraper.e2e.failsafe.methods.MethodEvents;
import io.github.smartscraper.e2e.failsafe.progress.ProgressHandler;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.EventHandler;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.ForkNodeFactory;

/**
 * Factory of fork channels, which leases a worker for each. Surefire makes a fork's channel just before it builds that
 * fork's command line, which is the one moment when the number of the fork is known and its arguments are not yet read. As long
 * as it waits here no JVM is launched, and once no test class is left, none that costs anything.
 */
final class WorkerForkNodeFactory implements ForkNodeFactory {

    private final Launching launching;
    private final ForkSettings settings;
    private final ForkControl control;
    private final ForkArguments arguments;
    private final QuickStart starts;
    private final TestTally tally;
    private final ClassQueue queue;

    /**
     * Launching of forks by Surefire.
     *
     * @param wrapped makes their channels
     * @param early whether a fork may be launched while the server of its worker is still coming up
     */
    record Launching(ForkNodeFactory wrapped, boolean early) {}

    WorkerForkNodeFactory(
            Launching launching,
            ForkSettings settings,
            ForkControl control,
            ForkArguments arguments,
            QuickStart starts,
            TestTally tally,
            ClassQueue queue) {
        this.launching = launching;
        this.settings = settings;
        this.control = control;
        this.arguments = arguments;
        this.starts = starts;
        this.tally = tally;
        this.queue = queue;
    }

    @Override
    public ForkChannel createForkChannel(ForkNodeArguments fork) throws IOException {
        Optional<ForkLease> leased = lease();
        if (leased.isEmpty()) {
            arguments.writeIdle(fork.getForkChannelId());
            return new IdleForkChannel(fork);
        }
        ForkLease lease = leased.get();
        boolean handedOver = false;
        try {
            int number = fork.getForkChannelId();
            settings.listeners().timeline().fork(lease.worker().id(), number);
            arguments.write(number, lease.worker(), control.port(), ForkStartOptions.NONE);
            ForkLife life = new LeasedFork(number, lease, control.port(), arguments, starts, this::release);
            ForkNodeArguments masked = MaskedForkLog.of(fork, settings.mask());
            ForkChannel channel = new WorkerForkChannel(
                    masked,
                    launching.wrapped().createForkChannel(masked),
                    life,
                    tally,
                    surefire -> new MaskingEventHandler(
                            handler(surefire, number, lease), settings.mask(), settings.printedMask()),
                    queue);
            handedOver = true;
            return channel;
        } finally {
            if (!handedOver) {
                lease.release();
            }
        }
    }

    private void release(ForkLease lease) {
        int worker = lease.worker().id();
        settings.listeners().progress().ifPresent(progress -> progress.forkEnded(worker));
        lease.release();
    }

    /** What the events of a fork go through on their way to Surefire: which worker it has is settled before its first test. */
    private EventHandler<Event> handler(EventHandler<Event> surefire, int fork, ForkLease lease) {
        ForkSettings.Listeners listeners = settings.listeners();
        return new SettledHandler(() -> lease.worker().id(), worker -> {
            listeners.timeline().fork(worker, fork);
            EventHandler<Event> recording = new MethodEvents(surefire, listeners.timeline(), worker);
            return listeners
                    .progress()
                    .<EventHandler<Event>>map(progress -> new ProgressHandler(recording, progress, worker))
                    .orElse(recording);
        });
    }

    private Optional<ForkLease> lease() throws IOException {
        try {
            WorkerPool pool = settings.pool();
            return control.leases().take(launching.early(), () -> queue.isEmpty() || pool.isStillborn());
        } catch (WorkerException e) {
            throw new IOException(settings.mask().apply(ServerMessages.worker(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(Phrases.interrupted(), e);
        }
    }
}
