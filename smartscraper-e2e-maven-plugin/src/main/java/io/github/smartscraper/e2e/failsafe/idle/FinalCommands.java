package io.github.smartscraper.e2e.failsafe.idle;

import java.io.IOException;
import org.apache.maven.surefire.api.booter.Command;
import org.apache.maven.surefire.api.booter.MasterProcessCommand;
import org.apache.maven.surefire.extensions.CommandReader;

/**
 * Commands for a fork, which end with the answer to its farewell. Surefire closes the fork's standard input then; otherwise a
 * thread of the fork would go on reading from it, and the JVM would wait for that thread in vain for 300 ms before it ends.
 */
public final class FinalCommands extends WrappedCommands {

    private boolean over;

    /** The same commands, up to that one. */
    public FinalCommands(CommandReader wrapped) {
        super(wrapped);
    }

    @Override
    @SuppressWarnings("NullAway") // Nothing follows when Surefire says null, which its interface does not declare.
    public Command readNextCommand() throws IOException {
        if (over) {
            return null;
        }
        Command command = wrapped().readNextCommand();
        over = command == null || command.getCommandType() == MasterProcessCommand.BYE_ACK;
        return command;
    }
}
