package io.github.smartscraper.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.process.ChildProcesses;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests how builds keep out of each other's way by what {@link PortAllocator} reserves. */
@Timeout(90)
final class PortReservationTest {

    @RegisterExtension
    private final Builds builds = new Builds();

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @Test
    @DisplayName("Two allocators of one Maven never hand out the same port, and it is not told who has it")
    void twoAllocatorsNeverShareAPort() throws IOException {
        // given
        int base = Builds.freePort();
        int first = builds.allocate(base);

        // when
        int second = builds.allocate(first);

        // then
        assertThat(second).isGreaterThan(first);
        assertThat(builds.passedOver()).contains(new PortTaken(first, Optional.empty()));
    }

    @Test
    @DisplayName("Another Maven does not get a port of this one, whatever this one has done since")
    void anotherJvmDoesNotGetAPortOfThisOne() throws Exception {
        // given
        int own = builds.allocate(Builds.freePort());
        builds.allocate(own);

        // when
        int others = portOf(holder(own));

        // then
        assertThat(others).isGreaterThan(own);
    }

    @Test
    @DisplayName("This Maven does not get a port of another one, but does when that was killed")
    void aDeadOwnersPortIsFree() throws Exception {
        // given
        Process other = holder(Builds.freePort());
        int others = portOf(other);

        // when
        int whileItLives = builds.allocate(others);
        other.destroyForcibly().waitFor();
        int afterItsDeath = builds.allocate(others);

        // then
        assertThat(whileItLives).isGreaterThan(others);
        assertThat(afterItsDeath).isEqualTo(others);
    }

    @Test
    @DisplayName("A sweep removes what killed builds have reserved, and leaves what live ones have")
    void aSweepRemovesReservationsOfTheDead() throws Exception {
        // given
        int own = builds.allocate(Builds.freePort());
        Process other = holder(own + 1);
        int others = portOf(other);
        other.destroyForcibly().waitFor();

        // when
        PortAllocator.sweep(builds.reservations());

        // then
        assertThat(reservations(own)).hasSize(1);
        assertThat(reservations(others)).isEmpty();
        assertThat(builds.allocate(own)).isGreaterThan(own);
    }

    @Test
    @DisplayName("A sweep removes the lock directory when nobody has reserved a port, and may find none")
    void aSweepRemovesTheDirectory() throws IOException {
        // given
        builds.reservations().make();

        // when
        PortAllocator.sweep(builds.reservations());
        PortAllocator.sweep(builds.reservations());

        // then
        assertThat(builds.locks()).doesNotExist();
    }

    private Process holder(int base) throws IOException, URISyntaxException {
        String classPath = classes(PortAllocator.class) + File.pathSeparator + classes(PortHolder.class);
        return children.start(
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                PortHolder.class.getName(),
                Integer.toString(base),
                builds.temporary().toString());
    }

    private static Path classes(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static int portOf(Process holder) throws IOException {
        // Not closed: the stream belongs to the process.
        BufferedReader output = holder.inputReader(StandardCharsets.UTF_8);
        return Integer.parseInt(output.readLine());
    }

    @Test
    @DisplayName("Ports come back when the allocator is closed, and nothing is left of the reservations")
    void portsComeBack() throws IOException {
        // given
        PortAllocator allocator = builds.allocator(Builds.freePort());
        int port = allocator.allocate().orElseThrow();
        allocator.allocate().orElseThrow();

        // when
        allocator.close();

        // then
        assertThat(builds.locks()).doesNotExist();
        assertThat(builds.allocate(port)).isEqualTo(port);
    }

    @Test
    @DisplayName("Closing one allocator keeps the reservations of another")
    void closingKeepsTheReservationsOfOthers() throws IOException {
        // given
        PortAllocator staying = builds.allocator(Builds.freePort());
        int port = staying.allocate().orElseThrow();
        PortAllocator leaving = builds.allocator(port);
        leaving.allocate().orElseThrow();

        // when
        leaving.close();

        // then
        assertThat(builds.allocate(port)).isGreaterThan(port);
    }

    @Test
    @DisplayName("An allocator may be closed twice")
    void closingTwiceIsFine() throws IOException {
        // given
        PortAllocator allocator = builds.allocator(Builds.freePort());
        allocator.allocate().orElseThrow();

        // when
        allocator.close();
        allocator.close();

        // then
        assertThat(builds.locks()).doesNotExist();
    }

    @Test
    @DisplayName("A port that was skipped leaves no reservation")
    void aPassedOverPortLeavesNoReservation() throws IOException {
        // given
        try (ServerSocket stranger = new ServerSocket(0)) {
            builds.allocate(stranger.getLocalPort());

            // when, then
            assertThat(reservations(stranger.getLocalPort())).isEmpty();
        }
    }

    private List<Path> reservations(int port) throws IOException {
        try (Stream<Path> files = Files.list(builds.locks())) {
            return files.filter(file -> file.getFileName().toString().startsWith(port + "."))
                    .toList();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("Other users may not see the reservations")
    void reservationsAreClosedToOtherUsers() throws IOException {
        // given
        PortAllocator allocator = builds.allocator(Builds.freePort());

        // when
        allocator.allocate().orElseThrow();

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(builds.locks())))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("Builds that begin and end at the same time don't disturb each other")
    void buildsBeginAndEndAtTheSameTime() throws IOException {
        // given
        int base = Builds.freePort();
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> beginAndEnd(base));

        // when
        beginAndEnd(base);

        // then
        other.join();
        assertThat(builds.locks()).doesNotExist();
    }

    private void beginAndEnd(int base) {
        for (int i = 0; i < 200; i++) {
            try (PortAllocator allocator = unlisted(base)) {
                PortAllocator.sweep(builds.reservations());
                allocator.allocate().orElseThrow();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private PortAllocator unlisted(int base) {
        return new PortAllocator(base, builds.reservations(), ListenerTable.ofThisSystem(), taken -> {});
    }
}
