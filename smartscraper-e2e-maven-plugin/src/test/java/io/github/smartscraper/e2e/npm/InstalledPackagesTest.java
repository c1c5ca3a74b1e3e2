package io.github.smartscraper.e2e.npm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link InstalledPackages} of other managers than npm, of which {@link NodeModulesTest} has more. */
@DisplayName("Installed packages")
final class InstalledPackagesTest {

    private static final Instant EARLIER = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant LATER = EARLIER.plusSeconds(1);

    @TempDir
    private Path root;

    @Test
    @DisplayName("of pnpm are current if its copy of the lock file is the same, however old")
    void pnpm() throws Exception {
        InstalledPackages packages = of("pnpm-lock.yaml", PackageInstaller.PNPM, LATER);
        assertThat(packages.areCurrent()).isFalse();

        write("node_modules/.modules.yaml", "", EARLIER);
        write("node_modules/.pnpm/lock.yaml", "lock", EARLIER);
        assertThat(packages.areCurrent()).isTrue();

        write("node_modules/.pnpm/lock.yaml", "other", LATER);
        assertThat(packages.areCurrent()).isFalse();
    }

    @Test
    @DisplayName(
            "of a pnpm whose copy looks otherwise, or that makes none, are current if it has installed since the lock file changed")
    void oldPnpm() throws Exception {
        InstalledPackages packages = of("pnpm-lock.yaml", PackageInstaller.PNPM, EARLIER);
        write("node_modules/.modules.yaml", "", LATER);
        assertThat(packages.areCurrent()).isTrue();

        write("pnpm-lock.yaml", "lock", LATER.plusSeconds(1));
        assertThat(packages.areCurrent()).isFalse();
    }

    @DisplayName("of yarn are current if it has installed since the lock file changed")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "YARN_CLASSIC, node_modules/.yarn-integrity",
        "YARN, node_modules/.yarn-state.yml",
        "YARN, .yarn/install-state.gz"
    })
    void yarn(PackageInstaller manager, String marker) throws Exception {
        // given
        write(".pnp.cjs", "", EARLIER);
        InstalledPackages packages = of("yarn.lock", manager, LATER);
        assertThat(packages.areCurrent()).isFalse();

        // when
        write(marker, "", EARLIER);

        // then
        assertThat(packages.areCurrent()).isFalse();
        packages.note();
        assertThat(packages.areCurrent()).isTrue();
    }

    @Test
    @DisplayName("of yarn are not there when node_modules is not, whatever else there is")
    void noNodeModules() throws Exception {
        InstalledPackages packages = of("yarn.lock", PackageInstaller.YARN, EARLIER);
        write(".yarn/install-state.gz", "", LATER);

        assertThat(packages.areCurrent()).isFalse();
    }

    private InstalledPackages of(String name, PackageInstaller manager, Instant changed) throws IOException {
        return new InstalledPackages(new LockFile(write(name, "lock", changed), manager));
    }

    private Path write(String name, String text, Instant changed) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.from(changed));
    }
}
