package io.github.smartscraper.e2e.failsafe.idle;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.surefire.api.booter.Command;
import org.apache.maven.surefire.extensions.CommandReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link FinalCommands}. */
@DisplayName("Commands for a fork")
final class FinalCommandsTest {

    @Test
    @DisplayName("end with the answer to its farewell, whatever would follow")
    void end() throws Exception {
        // given
        CommandReader commands =
                new FinalCommands(new StubCommands(Command.TEST_SET_FINISHED, Command.BYE_ACK, Command.NOOP));

        // then
        assertThat(commands.readNextCommand()).isEqualTo(Command.TEST_SET_FINISHED);
        assertThat(commands.readNextCommand()).isEqualTo(Command.BYE_ACK);
        assertThat(commands.readNextCommand()).isNull();
        assertThat(commands.isClosed()).isFalse();
    }

    @Test
    @DisplayName("are closed with those that they come from")
    void closes() {
        // given
        StubCommands wrapped = new StubCommands();
        CommandReader commands = new FinalCommands(wrapped);

        // when
        commands.close();

        // then
        assertThat(wrapped.isClosed()).isTrue();
        assertThat(commands.isClosed()).isTrue();
    }
}
