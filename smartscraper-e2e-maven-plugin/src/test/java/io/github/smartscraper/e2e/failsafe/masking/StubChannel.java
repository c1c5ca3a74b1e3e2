package io.github.smartscraper.e2e.failsafe.masking;

import java.io.File;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.ConsoleLogger;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.CommandReader;
import org.apache.maven.surefire.extensions.EventHandler;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.util.CountdownCloseable;

/** Channel to no fork, which writes down what it is asked to do. */
public final class StubChannel extends ForkChannel {

    private final List<String> calls = new ArrayList<>();
    private final List<EventHandler<Event>> handlers = new ArrayList<>();
    private boolean broken;

    public StubChannel() {
        super(new Fork(1));
    }

    public List<String> calls() {
        return calls;
    }

    public List<EventHandler<Event>> handlers() {
        return handlers;
    }

    /** From now on it can't be closed. */
    public void breakDown() {
        broken = true;
    }

    @Override
    public void tryConnectToClient() {
        calls.add("connect");
    }

    @Override
    public String getForkNodeConnectionString() {
        return "pipe://stub";
    }

    @Override
    public int getCountdownCloseablePermits() {
        return 3;
    }

    @Override
    public void bindCommandReader(CommandReader commands, WritableByteChannel stdIn) {
        calls.add("bind commands");
    }

    @Override
    public void bindEventHandler(
            EventHandler<Event> handler, CountdownCloseable countdown, ReadableByteChannel stdOut) {
        handlers.add(handler);
    }

    @Override
    public void disable() {
        calls.add("disable");
    }

    @Override
    public void close() throws IOException {
        calls.add("close");
        if (broken) {
            throw new IOException("the pipe is broken");
        }
    }

    /**
     * Arguments of a fork, as Surefire tells them.
     *
     * @param getForkChannelId number of the fork
     */
    public record Fork(int getForkChannelId) implements ForkNodeArguments {

        @Override
        public String getSessionId() {
            return "session";
        }

        @Override
        public File dumpStreamText(String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public File dumpStreamException(Throwable throwable) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void logWarningAtEnd(String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ConsoleLogger getConsoleLogger() {
            return new NullConsoleLogger();
        }

        @Override
        public Object getConsoleLock() {
            return this;
        }

        @Override
        public File getEventStreamBinaryFile() {
            throw new UnsupportedOperationException();
        }

        @Override
        public File getCommandStreamBinaryFile() {
            throw new UnsupportedOperationException();
        }
    }
}
