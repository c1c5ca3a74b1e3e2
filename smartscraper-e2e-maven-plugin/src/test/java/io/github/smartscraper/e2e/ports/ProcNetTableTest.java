package io.github.smartscraper.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what {@link ProcNetTable} reads of /proc, recorded and live. */
final class ProcNetTableTest {

    /** Recorded tables of sockets. */
    @Nested
    final class Recorded {

        private static final String TCP = """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:2328 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 41001 1 \
                0000000000000000 100 0 0 10 0
                   1: 00000000:2329 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 41002 1 \
                0000000000000000 100 0 0 10 0
                   2: 0100007F:2328 0100007F:C9A4 01 00000000:00000000 00:00000000 00000000  1000        0 41003 1 \
                0000000000000000 20 4 30 10 -1
                   3: 0100007F:C9A4 0100007F:2328 01 00000000:00000000 00:00000000 00000000  1000        0 41004 1 \
                0000000000000000 20 4 30 10 -1
                   4: 0100007F:232A 0100007F:C9A6 06 00000000:00000000 03:000011F4 00000000     0        0 0 3 \
                0000000000000000
                   5: 23280000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41005 1 \
                0000000000000000 100 0 0 10 0
                """;

        private static final String TCP6 = """
                  sl  local_address                         remote_address                        st tx_queue rx_queue \
                tr tm->when retrnsmt   uid  timeout inode
                   0: 00000000000000000000000000000000:2328 00000000000000000000000000000000:0000 0A 00000000:00000000 \
                00:00000000 00000000  1000        0 52001 1 0000000000000000 100 0 0 10 0
                """;

        @Test
        @DisplayName("A socket that listens on the port is found, its connections are not")
        void aListeningSocketIsFound() {
            // given the recorded table, when, then
            assertThat(ProcNetTable.sockets(9000, TCP.lines())).containsOnlyKeys("socket:[41001]");
        }

        @DisplayName("A port lingers when it has connections that nobody has any more (H10)")
        @ParameterizedTest
        @CsvSource({"9002, true", "9000, false", "9001, false", "51622, false"})
        void lingering(int port, boolean expected) {
            assertThat(ProcNetTable.isLingering(port, TCP.lines())).isEqualTo(expected);
        }

        @Test
        @DisplayName("A socket that listens on all addresses is found")
        void aSocketOnAllAddressesIsFound() {
            // given the recorded table, when, then
            assertThat(ProcNetTable.sockets(9001, TCP.lines())).containsOnlyKeys("socket:[41002]");
        }

        @Test
        @DisplayName("The address of each socket is told, in the digits of the kernel")
        void theAddressIsTold() {
            // given the recorded tables, when, then
            assertThat(ProcNetTable.sockets(9000, TCP.lines())).containsEntry("socket:[41001]", "0100007F");
            assertThat(ProcNetTable.sockets(9001, TCP.lines())).containsEntry("socket:[41002]", "00000000");
            assertThat(ProcNetTable.sockets(9000, TCP6.lines()))
                    .containsEntry("socket:[52001]", "00000000000000000000000000000000");
        }

        @Test
        @DisplayName("The address of every socket that listens is told, whatever its port, and in common spelling")
        void addresses() {
            // given
            String ipv6 =
                    TCP6.replace("00000000000000000000000000000000:2328", "00000000000000000000000001000000:2328");

            // when, then
            assertThat(ListeningSockets.in(TCP.lines()))
                    .containsEntry("socket:[41001]", at("127.0.0.1", 9000))
                    .containsEntry("socket:[41002]", at("0.0.0.0", 9001))
                    .hasSize(3);
            assertThat(ListeningSockets.in(ipv6.lines())).containsExactly(Map.entry("socket:[52001]", at("::1", 9000)));
        }

        @DisplayName("All interfaces have three spellings, and nothing else is taken for them")
        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({
            "00000000,                         0.0.0.0",
            "00000000000000000000000000000000, ::",
            "0000000000000000FFFF000000000000, 0.0.0.0",
            "0100007F,                         ''",
            "0000000000000000FFFF00000100007F, ''",
            "00000000000000000000000001000000, ''",
        })
        void allInterfaces(String digits, String address) {
            // given the digits, when, then
            assertThat(ProcNetTable.allInterfaces(digits).orElse("")).isEqualTo(address);
        }

        @Test
        @DisplayName("A socket of IPv6 is found")
        void aSocketOfIpv6IsFound() {
            // given the recorded table, when, then
            assertThat(ProcNetTable.sockets(9000, TCP6.lines())).containsOnlyKeys("socket:[52001]");
        }

        @Test
        @DisplayName("A connection in TIME_WAIT is nobody's")
        void timeWaitIsNobodys() {
            // given the recorded table, when, then
            assertThat(ProcNetTable.sockets(9002, TCP.lines())).isEmpty();
        }

        @Test
        @DisplayName("A port below 4096 is looked for with its leading zeros")
        void aLowPortHasLeadingZeros() {
            // given the recorded table, when, then
            assertThat(ProcNetTable.sockets(22, TCP.lines())).containsOnlyKeys("socket:[41005]");
        }

        @Test
        @DisplayName("Lines that are cut short are skipped")
        void shortLinesArePassedOver() {
            // given
            Stream<String> lines = Stream.of("", "   0: 0100007F:2328 00000000:0000 0A");

            // when, then
            assertThat(ProcNetTable.sockets(9000, lines)).isEmpty();
        }
    }

    /** The sockets of this machine. */
    @Nested
    @EnabledOnOs(OS.LINUX)
    final class Live {

        private final ListenerTable table = new ProcNetTable();

        @Test
        @DisplayName("Linux has the directory")
        void linuxHasTheDirectory() {
            // given Linux, when, then
            assertThat(ProcNetTable.isAvailable()).isTrue();
            assertThat(ListenerTable.ofThisSystem()).isInstanceOf(ProcNetTable.class);
        }

        @Test
        @DisplayName("The process that listens is found with its name, whoever else is connected")
        void theListeningProcessIsFound() throws IOException {
            // given
            try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                    Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
                assertThat(client.isConnected()).isTrue();

                // when, then
                assertThat(table.onPort(server.getLocalPort()))
                        .contains(new Listener(ProcessHandle.current().pid(), "java"));
            }
        }

        @Test
        @DisplayName("A process that was seen to listen still has its socket, as long as it does, and nobody else has")
        void theSocketIsStillThere() throws IOException {
            // given
            long self = ProcessHandle.current().pid();
            int port;
            try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                port = server.getLocalPort();
                assertThat(table.stillHas(self, port)).isFalse();

                // when
                table.isOneOf(Set.of(1L, self), port);

                // then
                assertThat(table.stillHas(self, port)).isTrue();
                assertThat(table.stillHas(1, port)).isFalse();
                assertThat(table.stillHas(self, port + 1)).isFalse();
            }
            assertThat(table.isOneOf(Set.of(self), port)).contains(false);
            assertThat(table.stillHas(self, port)).isFalse();
        }

        @Test
        @DisplayName("Nobody listens on a port that was closed")
        void nobodyListensOnAClosedPort() throws IOException {
            // given
            int port;
            try (ServerSocket server = new ServerSocket(0)) {
                port = server.getLocalPort();
            }

            // when, then
            assertThat(table.onPort(port)).isEmpty();
            assertThat(table.isOneOf(Set.of(ProcessHandle.current().pid()), port))
                    .contains(false);
        }

        @Test
        @DisplayName("It is told whether one of some processes listens on all interfaces")
        void allInterfaces() throws IOException {
            // given
            Set<Long> self = Set.of(ProcessHandle.current().pid());
            try (ServerSocket open = new ServerSocket(0);
                    ServerSocket local = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {

                // when, then
                assertThat(table.onAllInterfaces(self, open.getLocalPort()))
                        .hasValueSatisfying(address -> assertThat(address).isIn("::", "0.0.0.0"));
                assertThat(table.onAllInterfaces(self, local.getLocalPort())).isEmpty();
                assertThat(table.onAllInterfaces(Set.of(1L), open.getLocalPort()))
                        .isEmpty();
            }
        }

        @Test
        @DisplayName("A port that lingers can't be had without SO_REUSEADDR, and both ways to tell agree (H10)")
        void lingering() throws IOException {
            // given
            int port;
            try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                port = server.getLocalPort();
                try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    // Whoever closes first keeps the connection.
                    server.accept().close();
                    assertThat(client.getInputStream().read()).isEqualTo(-1);
                }
            }

            // when, then
            assertThat(table.isLingering(port)).isTrue();
            assertThat(new LsofTable().isLingering(port)).isTrue();
        }

        @Test
        @DisplayName("It is told where some processes listen")
        void addresses() throws IOException {
            // given
            Set<Long> self = Set.of(ProcessHandle.current().pid());
            try (ServerSocket local = new ServerSocket()) {

                // when
                local.bind(at("127.0.0.1", 0));

                // then
                assertThat(table.addresses(self)).contains(at("127.0.0.1", local.getLocalPort()));
                assertThat(table.addresses(Set.of(1L))).doesNotContain(at("127.0.0.1", local.getLocalPort()));
            }
        }

        @Test
        @DisplayName("It is told whether one of some processes listens")
        void oneOfSomeProcesses() throws IOException {
            // given
            long self = ProcessHandle.current().pid();
            try (ServerSocket server = new ServerSocket(0)) {
                int port = server.getLocalPort();

                // when, then
                assertThat(table.isOneOf(Set.of(1L, self), port)).contains(true);
                assertThat(table.isOneOf(Set.of(1L), port)).contains(false);
                assertThat(table.isOneOf(Set.of(), port)).contains(false);
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("finds who listens although its thread is interrupted, as when a run is being stopped (L5)")
    void interrupted() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.currentThread().interrupt();

            Optional<Boolean> own =
                    new ProcNetTable().isOneOf(Set.of(ProcessHandle.current().pid()), socket.getLocalPort());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(own).contains(true);
        }
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(host, port);
    }
}
