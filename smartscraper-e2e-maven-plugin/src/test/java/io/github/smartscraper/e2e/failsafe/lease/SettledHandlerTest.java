package io.github.smartscraper.e2e.failsafe.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.surefire.api.event.ControlByeEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link SettledHandler} with handlers that write down whom they are for. */
@DisplayName("The handler of a fork's events")
final class SettledHandlerTest {

    @Test
    @DisplayName("is one for each worker that the fork has had, which is made when it is needed")
    void settled() {
        // given
        AtomicInteger worker = new AtomicInteger(3);
        List<String> told = new ArrayList<>();
        SettledHandler handler = new SettledHandler(worker::get, id -> {
            told.add("made for " + id);
            return event -> told.add("event on " + id);
        });
        assertThat(told).isEmpty();

        // when
        handler.handleEvent(new ControlByeEvent());
        handler.handleEvent(new ControlByeEvent());
        worker.set(0);
        handler.handleEvent(new ControlByeEvent());

        // then
        assertThat(told).containsExactly("made for 3", "event on 3", "event on 3", "made for 0", "event on 0");
    }
}
