package io.github.smartscraper.e2e.failsafe.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.smartscraper.e2e.failsafe.idle.ClassQueue;
import io.github.smartscraper.e2e.failsafe.masking.MaskingEventHandler;
import io.github.smartscraper.e2e.failsafe.masking.StubChannel;
import io.github.smartscraper.e2e.secrets.SampleMask;
import io.github.smartscraper.e2e.secrets.SecretMask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.surefire.api.booter.Command;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.event.StandardStreamOutEvent;
import org.apache.maven.surefire.api.event.TestFailedEvent;
import org.apache.maven.surefire.api.event.TestSucceededEvent;
import org.apache.maven.surefire.api.report.ReportEntry;
import org.apache.maven.surefire.api.report.RunMode;
import org.apache.maven.surefire.api.report.SimpleReportEntry;
import org.apache.maven.surefire.extensions.CommandReader;
import org.apache.maven.surefire.extensions.EventHandler;
import org.apache.maven.surefire.extensions.util.CountdownCloseable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link WorkerForkChannel}. */
@DisplayName("A worker's fork channel")
final class WorkerForkChannelTest {

    private final StubChannel wrapped = new StubChannel();
    private final AtomicInteger released = new AtomicInteger();
    private final List<Integer> startedAt = new ArrayList<>();
    private final TestTally tally = new TestTally(0);
    private final WorkerForkChannel channel = new WorkerForkChannel(
            new StubChannel.Fork(1),
            wrapped,
            new CountedLife(),
            tally,
            surefire -> masking(surefire, SampleMask.of("secret")),
            new ClassQueue(() -> {}));

    @Test
    @DisplayName("does what the channel does that Surefire has made")
    void delegates() throws Exception {
        // when
        channel.tryConnectToClient();
        channel.bindCommandReader(new NoCommands(), Channels.newChannel(OutputStream.nullOutputStream()));
        channel.disable();

        // then
        assertThat(wrapped.calls()).containsExactly("connect", "bind commands", "disable");
        assertThat(channel.getForkNodeConnectionString()).isEqualTo("pipe://stub");
        assertThat(channel.getCountdownCloseablePermits()).isEqualTo(3);
        assertThat(released).hasValue(0);
    }

    @Test
    @DisplayName("has a fork made ready before it may start")
    void starting() throws Exception {
        // when
        channel.tryConnectToClient();

        // then
        assertThat(startedAt).containsExactly(0);
        assertThat(wrapped.calls()).containsExactly("connect");
    }

    @Test
    @DisplayName("lets no secret through to the reports")
    void masks() throws Exception {
        // given
        List<Event> handed = new ArrayList<>();
        channel.bindEventHandler(
                handed::add, new CountdownCloseable(() -> {}, 1), Channels.newChannel(InputStream.nullInputStream()));

        // when
        wrapped.handlers().get(0).handleEvent(new StandardStreamOutEvent(RunMode.NORMAL_RUN, 1L, "a secret", null));

        // then
        assertThat(handed).singleElement().isInstanceOfSatisfying(StandardStreamOutEvent.class, event -> assertThat(
                        event.getMessage())
                .isEqualTo("a ****"));
    }

    @Test
    @DisplayName("counts tests and classes by their own names, whatever is a secret (G1)")
    void countsByNames() throws Exception {
        // given: masked, the two would be one test, which failed and then passed
        TestTally reruns = new TestTally(1);
        WorkerForkChannel masking = new WorkerForkChannel(
                new StubChannel.Fork(1),
                wrapped,
                new CountedLife(),
                reruns,
                surefire -> masking(surefire, SampleMask.of("adminLogin", "guestLogin", "shop")),
                new ClassQueue(() -> {}));
        masking.bindEventHandler(
                event -> {}, new CountdownCloseable(() -> {}, 1), Channels.newChannel(InputStream.nullInputStream()));

        // when
        wrapped.handlers().get(0).handleEvent(new TestFailedEvent(test("adminLogin")));
        wrapped.handlers().get(0).handleEvent(new TestSucceededEvent(test("guestLogin")));

        // then
        assertThat(reruns.failed()).containsExactly("shop.LoginIT");
    }

    private static MaskingEventHandler masking(EventHandler<Event> surefire, SecretMask mask) {
        return new MaskingEventHandler(surefire, mask, mask);
    }

    private static ReportEntry test(String name) {
        return new SimpleReportEntry(RunMode.NORMAL_RUN, 1L, "shop.LoginIT", null, name, null);
    }

    @Test
    @DisplayName("gives its worker back once, however often it is closed")
    void releasesOnce() throws IOException {
        // when
        channel.close();
        channel.close();

        // then
        assertThat(released).hasValue(1);
        assertThat(wrapped.calls()).containsExactly("close", "close");
    }

    @Test
    @DisplayName("gives its worker back even if Surefire's channel can't be closed")
    void releasesAnyway() {
        // given
        wrapped.breakDown();

        // then
        assertThatIOException().isThrownBy(channel::close).withMessage("the pipe is broken");
        assertThat(released).hasValue(1);
    }

    private static final class NoCommands implements CommandReader {

        @Override
        public @Nullable Command readNextCommand() {
            return null;
        }

        @Override
        public void close() {}

        @Override
        public boolean isClosed() {
            return true;
        }
    }

    /** A life of which is counted how often it ends, and what the channel had done when it began. */
    private final class CountedLife implements ForkLife {

        @Override
        public void starting() {
            startedAt.add(wrapped.calls().size());
        }

        @Override
        public void ended() {
            released.incrementAndGet();
        }
    }
}
