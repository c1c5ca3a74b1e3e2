package io.github.smartscraper.e2e.failsafe.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.surefire.api.booter.Command;
import org.apache.maven.surefire.extensions.CommandReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link ClassQueue} with the commands that Surefire has for forks. */
@DisplayName("The queue of classes")
final class ClassQueueTest {

    private final AtomicInteger told = new AtomicInteger();
    private final ClassQueue queue = new ClassQueue(told::incrementAndGet);

    @Test
    @DisplayName("is empty once a fork has asked for a class in vain, which is told once")
    void empty() throws IOException {
        // given
        CommandReader commands = queue.watch(new StubCommands(
                Command.toRunClass("shop.CartIT"), Command.TEST_SET_FINISHED, Command.TEST_SET_FINISHED));

        // then
        assertThat(commands.readNextCommand().getData()).isEqualTo("shop.CartIT");
        assertThat(queue.isEmpty()).isFalse();
        assertThat(commands.readNextCommand()).isEqualTo(Command.TEST_SET_FINISHED);
        assertThat(queue.isEmpty()).isTrue();
        commands.readNextCommand();
        assertThat(told).hasValue(1);
    }

    @Test
    @DisplayName("is not empty because forks are told something else")
    void otherCommands() throws IOException {
        // when
        CommandReader commands =
                queue.watch(new StubCommands(Command.NOOP, Command.SKIP_SINCE_NEXT_TEST, Command.BYE_ACK));
        commands.readNextCommand();
        commands.readNextCommand();
        commands.readNextCommand();

        // then
        assertThat(queue.isEmpty()).isFalse();
        assertThat(told).hasValue(0);
    }

    @Test
    @DisplayName("closes the commands that it watches")
    void closes() {
        // given
        CommandReader commands = queue.watch(new StubCommands());

        // when
        assertThat(commands.isClosed()).isFalse();
        commands.close();

        // then
        assertThat(commands.isClosed()).isTrue();
    }
}
