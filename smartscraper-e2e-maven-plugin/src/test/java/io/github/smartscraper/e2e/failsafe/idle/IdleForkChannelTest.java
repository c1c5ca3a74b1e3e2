package io.github.smartscraper.e2e.failsafe.idle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.failsafe.masking.StubChannel;
import java.io.File;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.surefire.api.event.ControlByeEvent;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.extensions.util.CountdownCloseable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests {@link IdleForkChannel} with a real JVM. */
@DisplayName("The channel of an idle fork")
@Timeout(60)
final class IdleForkChannelTest {

    private final IdleForkChannel channel = new IdleForkChannel(new StubChannel.Fork(3));

    @Test
    @DisplayName("says goodbye for a JVM that ends at once, and does not mind what that prints")
    void goodbye() throws Exception {
        // given
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        Process process = new ProcessBuilder(java, IdleForkChannel.OPTION, "-cp", "none", "NoSuchClass").start();
        List<Event> events = new ArrayList<>();
        CountdownCloseable streams = new CountdownCloseable(() -> {}, channel.getCountdownCloseablePermits());

        // when
        channel.bindEventHandler(events::add, streams, Channels.newChannel(process.getInputStream()));

        // then
        assertThat(process.waitFor()).isZero();
        assertThat(events).singleElement().isInstanceOf(ControlByeEvent.class);
        streams.close();
        streams.awaitClosed();
    }

    @Test
    @DisplayName("is connected to nothing")
    void nothing() {
        // when
        channel.tryConnectToClient();
        channel.bindCommandReader(new StubCommands(), Channels.newChannel(System.out));
        channel.disable();
        channel.close();

        // then
        assertThat(channel.getForkNodeConnectionString()).isEqualTo("pipe://3");
    }
}
