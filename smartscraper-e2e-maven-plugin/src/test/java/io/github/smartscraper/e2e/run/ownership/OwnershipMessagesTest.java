package io.github.smartscraper.e2e.run.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.ports.PortTaken;
import io.github.smartscraper.e2e.session.Leftovers;
import io.github.smartscraper.e2e.support.tree.Remnant;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link OwnershipMessages}. */
@DisplayName("A message about what runs own")
final class OwnershipMessagesTest {

    @Test
    @DisplayName("about leftovers counts what was removed, and names what was not")
    void swept() {
        assertThat(OwnershipMessages.swept(new Leftovers(0, List.of(), List.of())))
                .isEmpty();
        assertThat(OwnershipMessages.swept(new Leftovers(2, List.of(Path.of("/tmp/a")), List.of())))
                .contains("Removed what killed builds had left: 2 processes, 1 directory.");
        assertThat(OwnershipMessages.swept(new Leftovers(1, List.of(), List.of("process 17"))))
                .hasValueSatisfying(text -> assertThat(text).contains("1 process,", "could not remove process 17"));
    }

    @Test
    @DisplayName("about who listens where killed builds did names program, number and port")
    void doubtful() {
        PortTaken port = new PortTaken(9000, Optional.of(new Listener(17, "node")));

        assertThat(OwnershipMessages.swept(new Leftovers(0, List.of(), List.of(), List.of(port))))
                .contains(
                        "Not known to be of killed builds, and left alone: node (pid 17), which listens on port 9000.");
        assertThat(OwnershipMessages.portsTaken(List.of(port))).contains("node (pid 17)", "9000");
    }

    @Test
    @DisplayName("about the lack of a reaper names the tools to install, where that is what it takes")
    void noReaper() {
        assertThat(OwnershipMessages.noReaper(List.of())).doesNotContain("Install");
        assertThat(OwnershipMessages.noReaper(List.of("grep", "awk"))).contains("needs grep, awk,", "Install");
    }

    @Test
    @DisplayName("about what could not be removed names it, and says how to get rid of it")
    void notStopped() {
        assertThat(OwnershipMessages.notStopped(
                        Set.of(17L),
                        List.of(
                                new Remnant(Path.of("/tmp/a/m"), Remnant.Kind.MOUNT, "mounted"),
                                new Remnant(Path.of("/tmp/b's"), Remnant.Kind.REFUSED, "Operation not permitted"))))
                .contains("17", "mvn smartscraper-e2e:clean")
                .contains("/tmp/a/m (mounted; ", "sudo umount '/tmp/a/m'")
                .contains("/tmp/b's (Operation not permitted; ", "sudo rm -rf -- '/tmp/b'\\''s'");
    }
}
