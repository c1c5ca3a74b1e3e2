package io.github.smartscraper.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what {@link LsofTable} understands of the output of {@code lsof -nP -iTCP:9000 -sTCP:LISTEN -Fpn}. */
final class LsofTableTest {

    @Test
    @DisplayName("Each process is one line, with lines for its files between")
    void eachProcessIsOneLine() {
        // given
        List<String> output = List.of("p4711", "f23", "f24", "p51234", "f9");

        // when, then
        assertThat(LsofTable.pids(output)).containsExactly(4711L, 51234L);
    }

    @Test
    @DisplayName("A star stands for a socket on all interfaces, an address for one on a particular interface")
    void aStarIsAllInterfaces() {
        // given what lsof 4.95 on Linux printed (without f lines) and one on macOS prints (with them)
        List<String> output =
                List.of("p23103", "n127.0.0.1:9000", "p23104", "f21", "n*:9000", "p23105", "f8", "n[::1]:9000");

        // when, then
        assertThat(LsofTable.onAllInterfaces(Set.of(23104L), output)).contains("*");
        assertThat(LsofTable.onAllInterfaces(Set.of(23103L, 23105L), output)).isEmpty();
        assertThat(LsofTable.onAllInterfaces(Set.of(23104L), List.of())).isEmpty();
    }

    @Test
    @DisplayName("The addresses of some processes are told, a star as 0.0.0.0")
    void addresses() {
        // given
        List<String> output = List.of("p1", "n127.0.0.1:9000", "p2", "f21", "n*:9001", "n*:9001", "p3", "n[::1]:9002");

        // when, then
        assertThat(LsofTable.addresses(Set.of(2L, 3L), output)).containsExactly(at("0.0.0.0", 9001), at("::1", 9002));
    }

    @Test
    @DisplayName("No output is no process")
    void noOutputIsNoProcess() {
        // given
        List<String> output = List.of();

        // when, then
        assertThat(LsofTable.pids(output)).isEmpty();
    }

    @Test
    @DisplayName("Complaints are skipped")
    void complaintsArePassedOver() {
        // given
        List<String> output = List.of(
                "lsof: WARNING: can't stat() fuse.portal file system /run/user/1000/doc",
                "      Output information may be incomplete.",
                "p",
                "p4711x");

        // when, then
        assertThat(LsofTable.pids(output)).isEmpty();
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(host, port);
    }
}
