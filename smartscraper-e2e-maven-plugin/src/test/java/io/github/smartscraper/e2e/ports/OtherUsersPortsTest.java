package io.github.smartscraper.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.OtherUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that another user, who was there first, can't keep a build from reserving its ports. */
@EnabledOnOs(OS.LINUX)
@Timeout(90)
final class OtherUsersPortsTest {

    @RegisterExtension
    private static final OtherUser OTHER = new OtherUser();

    @TempDir
    private Path temporary;

    private final List<Path> refused = new ArrayList<>();
    private Path usual;
    private Path project;

    @BeforeEach
    void openToAll() throws Exception {
        OtherUser.openToAll(temporary);
        usual = temporary.resolve("smartscraper-e2e-ports-0");
        project = Files.createDirectory(temporary.resolve("project"));
        Files.writeString(project.resolve("yarn.lock"), "");
        Files.writeString(project.resolve("9000.lock"), "");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "mkdir -m 777 $usual",
                "mkdir -m 700 $usual",
                "mkdir -m 777 $usual; mkfifo -m 666 $usual/9000.lock $usual/.lock-1-x",
                "mkdir -m 777 $usual; ln -s $project/9000.lock $usual/9000.lock",
                "mkdir -m 777 $usual; truncate -s 3G $usual/9000.lock",
                "ln -s $project $usual",
                "mkfifo -m 666 $usual",
                "mkdir -m 777 $usual $usual-0123456789abcdef"
            })
    @DisplayName(
            "Whatever is in the place of the reservations, ports are handed out, with a warning, and nothing is touched (S6)")
    void wasThereFirst(String script) throws Exception {
        // given
        OTHER.does("usual=" + usual + " project=" + project + "; " + script);
        int port = Builds.freePort();

        // when
        PortAllocator.sweep(reservations());
        int allocated;
        try (PortAllocator ports = ports(port)) {
            allocated = ports.allocate().orElseThrow();
            try (PortAllocator second = ports(allocated)) {
                // then
                assertThat(second.allocate().orElseThrow()).isGreaterThan(allocated);
            }
        }
        assertThat(allocated).isGreaterThanOrEqualTo(port);
        assertThat(refused).containsExactly(usual, usual);
        assertThat(project.resolve("yarn.lock")).exists();
        assertThat(project.resolve("9000.lock")).exists();
    }

    private PortAllocator ports(int base) {
        return new PortAllocator(base, reservations(), ListenerTable.ofThisSystem(), taken -> {});
    }

    private ReservationDirectory reservations() {
        return new ReservationDirectory(Map.of(), temporary, refused::add);
    }
}
