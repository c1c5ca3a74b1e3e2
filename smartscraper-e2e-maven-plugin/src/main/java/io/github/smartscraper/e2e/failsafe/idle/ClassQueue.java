package io.github.smartscraper.e2e.failsafe.idle;

import java.io.IOException;
import org.apache.maven.surefire.api.booter.Command;
import org.apache.maven.surefire.api.booter.MasterProcessCommand;
import org.apache.maven.surefire.extensions.CommandReader;

/**
 * Queue from which Surefire hands test classes to the forks of a round, as far as its commands show it. Where each fork gets
 * its class from the start, or a single one gets all, there is no queue, and it is never seen empty.
 */
public final class ClassQueue {

    private final Runnable whenEmpty;
    private volatile boolean empty;

    /** A queue; what is to be done when it has been found empty. */
    public ClassQueue(Runnable whenEmpty) {
        this.whenEmpty = whenEmpty;
    }

    /** Whether a fork has asked for a class in vain. There is none for any other then. */
    public boolean isEmpty() {
        return empty;
    }

    /** The commands for a fork, by which the queue is watched. */
    public CommandReader watch(CommandReader commands) {
        return new WatchedCommands(commands);
    }

    private void tell(Command command) {
        if (!empty && command.getCommandType() == MasterProcessCommand.TEST_SET_FINISHED) {
            empty = true;
            whenEmpty.run();
        }
    }

    /** Commands for a fork. */
    private final class WatchedCommands extends WrappedCommands {

        WatchedCommands(CommandReader wrapped) {
            super(wrapped);
        }

        @Override
        @SuppressWarnings("NullAway") // Nothing follows when Surefire says null, which its interface does not declare.
        public Command readNextCommand() throws IOException {
            Command command = wrapped().readNextCommand();
            if (command != null) {
                tell(command);
            }
            return command;
        }
    }
}
