package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.failsafe.archive.ForkStartOptions;
import io.github.smartscraper.e2e.failsafe.lease.ForkLease;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Life of a fork on a worker that it has on lease.
 *
 * @param number of the fork
 * @param lease of its worker
 * @param port of the control connection
 * @param arguments which it starts with
 * @param starts options that depend on what Surefire has made for it
 * @param release gives the worker back
 */
record LeasedFork(
        int number, ForkLease lease, int port, ForkArguments arguments, QuickStart starts, Consumer<ForkLease> release)
        implements ForkLife {

    @Override
    public void starting() throws IOException {
        ForkStartOptions options = starts.options(number);
        if (!options.equals(ForkStartOptions.NONE)) {
            arguments.write(number, lease.worker(), port, options);
        }
    }

    @Override
    public void ended() {
        release.accept(lease);
        starts.ended(number);
    }
}
