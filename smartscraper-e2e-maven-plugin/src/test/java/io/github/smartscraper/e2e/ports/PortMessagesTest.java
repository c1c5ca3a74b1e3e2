package io.github.smartscraper.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link PortMessages}. */
@DisplayName("A message about a port")
final class PortMessagesTest {

    @Test
    @DisplayName("tells who has it, as far as that can be told")
    void taken() {
        assertThat(PortMessages.taken(new PortTaken(9000, Optional.of(new Listener(17, "node")))))
                .isEqualTo("Port 9000 is taken by node (pid 17); it is skipped.");
        assertThat(PortMessages.taken(new PortTaken(9000, Optional.empty()))).contains("another build");
        assertThat(PortMessages.exhausted(65_000)).contains("65000", "-De2e.basePort=20000");
    }
}
