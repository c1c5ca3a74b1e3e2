package io.github.smartscraper.e2e.support.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tests how a {@link MountTable} is read. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@DisplayName("A table of mounts")
final class MountTableTest {

    @Test
    @DisplayName("has mount points with spaces and backslashes, and of those only what is below a directory")
    void escapes() {
        // given
        String text = """
                21 28 0:20 / /proc rw,nosuid - proc proc rw
                30 28 8:1 /srv/a /tmp/data/a\\040b\\134c rw - ext4 /dev/sda1 rw
                31 28 8:1 /srv/b /tmp/data rw - ext4 /dev/sda1 rw
                32 28 8:1 /srv/b /tmp/data-of-others rw - ext4 /dev/sda1 rw
                33 broken
                """;

        // when
        MountTable table = MountTable.of(text).within(Path.of("/tmp/data"));

        // then
        assertThat(table.points()).containsExactlyInAnyOrder(Path.of("/tmp/data"), Path.of("/tmp/data/a b\\c"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("is that of this process")
    void current() {
        assertThat(MountTable.below(Path.of("/proc")).has(Path.of("/proc"))).isTrue();
    }
}
