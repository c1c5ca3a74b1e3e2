package io.github.smartscraper.e2e.failsafe.idle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.apache.maven.surefire.api.event.ControlByeEvent;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.CommandReader;
import org.apache.maven.surefire.extensions.EventHandler;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.util.CountdownCloseable;

/**
 * Channel of a fork for which no test class is left. Surefire launches a JVM for each fork in any case, so this one is told
 * to end at once, and the channel says goodbye in its place.
 */
public final class IdleForkChannel extends ForkChannel {

    /** The option with which a JVM ends before it has begun. */
    public static final String OPTION = "--version";

    /** One for what Surefire reads from the standard error stream, one for what is read here. */
    private static final int STREAMS = 2;

    private static final int CHUNK = 1024;

    private final int fork;

    /** The channel of this fork. */
    public IdleForkChannel(ForkNodeArguments arguments) {
        super(arguments);
        this.fork = arguments.getForkChannelId();
    }

    @Override
    public void tryConnectToClient() {}

    @Override
    public String getForkNodeConnectionString() {
        return "pipe://" + fork;
    }

    @Override
    public int getCountdownCloseablePermits() {
        return STREAMS;
    }

    @Override
    public void bindCommandReader(CommandReader commands, WritableByteChannel stdIn) {}

    @Override
    public void bindEventHandler(
            EventHandler<Event> eventHandler, CountdownCloseable countdownCloseable, ReadableByteChannel stdOut)
            throws IOException {
        eventHandler.handleEvent(new ControlByeEvent());
        try {
            ByteBuffer ignored = ByteBuffer.allocate(CHUNK);
            while (stdOut.read(ignored) >= 0) {
                ignored.clear();
            }
        } finally {
            countdownCloseable.close();
        }
    }

    @Override
    public void disable() {}

    @Override
    public void close() {}
}
