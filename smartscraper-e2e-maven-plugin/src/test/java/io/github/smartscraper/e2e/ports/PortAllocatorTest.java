package io.github.smartscraper.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests which ports {@link PortAllocator} hands out. */
@Timeout(90)
final class PortAllocatorTest {

    @RegisterExtension
    private final Builds builds = new Builds();

    @Test
    @DisplayName("Ports are handed out in ascending order from the base port on")
    void portsAscend() throws IOException {
        // given
        int base = Builds.freePort();
        PortAllocator allocator = builds.allocator(base);

        // when
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ports.add(allocator.allocate().orElseThrow());
        }

        // then
        assertThat(ports).isSorted().doesNotHaveDuplicates().allMatch(port -> port >= base);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A port on which another program listens is skipped, and it is told which program")
    void aTakenPortIsPassedOver() throws IOException {
        // given
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int base = stranger.getLocalPort();

            // when
            int port = builds.allocate(base);

            // then
            assertThat(port).isGreaterThan(base);
            Listener self = new Listener(ProcessHandle.current().pid(), "java");
            assertThat(builds.passedOver()).startsWith(new PortTaken(base, Optional.of(self)));
        }
    }

    @Test
    @DisplayName("A port on which another program listens on all addresses is skipped")
    void aPortTakenOnAllAddressesIsPassedOver() throws IOException {
        // given
        try (ServerSocket stranger = new ServerSocket(0)) {

            // when, then
            assertThat(builds.allocate(stranger.getLocalPort())).isGreaterThan(stranger.getLocalPort());
        }
    }

    @Test
    @DisplayName("A port on which another program listens with IPv6 alone is skipped")
    void aPortTakenWithIpv6IsPassedOver() throws IOException {
        // given
        try (ServerSocket stranger = new ServerSocket()) {
            assumeThat(bindsIpv6(stranger)).as("this machine has IPv6").isTrue();

            // when, then
            assertThat(builds.allocate(stranger.getLocalPort())).isGreaterThan(stranger.getLocalPort());
        }
    }

    private static boolean bindsIpv6(ServerSocket socket) throws IOException {
        try {
            socket.bind(new InetSocketAddress(Inet6Address.getByName("::1"), 0));
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    @Test
    @DisplayName("A port that turns out to be taken later is told of in the same way")
    void aPortIsPassedOverLater() throws IOException {
        // given
        PortAllocator allocator = builds.allocator(Builds.freePort());
        int port = allocator.allocate().orElseThrow();
        builds.passedOver().clear();

        // when
        allocator.passOver(port);

        // then
        assertThat(builds.passedOver()).containsExactly(new PortTaken(port, Optional.empty()));
    }

    @Test
    @DisplayName("Behind the last port there is none")
    void behindTheLastPortThereIsNone() throws IOException {
        // given
        PortAllocator allocator = builds.allocator(PortAllocator.LAST_PORT);

        // when
        allocator.allocate();

        // then
        assertThat(allocator.allocate()).isEmpty();
        assertThat(allocator.allocate()).isEmpty();
    }
}
