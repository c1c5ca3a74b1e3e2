package io.github.smartscraper.e2e.failsafe.idle;

import org.apache.maven.surefire.extensions.CommandReader;

/** Commands for a fork as Surefire has them, which are closed with those. */
abstract class WrappedCommands implements CommandReader {

    private final CommandReader wrapped;

    WrappedCommands(CommandReader wrapped) {
        this.wrapped = wrapped;
    }

    /** Those that Surefire has. */
    final CommandReader wrapped() {
        return wrapped;
    }

    @Override
    public final void close() {
        wrapped.close();
    }

    @Override
    public final boolean isClosed() {
        return wrapped.isClosed();
    }
}
