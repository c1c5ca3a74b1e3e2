package io.github.smartscraper.e2e.failsafe.idle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.maven.surefire.api.booter.Command;
import org.apache.maven.surefire.extensions.CommandReader;

/** Commands for a fork, as they are given. */
public final class StubCommands implements CommandReader {

    private final Deque<Command> commands;
    private boolean closed;

    public StubCommands(Command... commands) {
        this.commands = new ArrayDeque<>(List.of(commands));
    }

    @Override
    public Command readNextCommand() {
        return commands.remove();
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
