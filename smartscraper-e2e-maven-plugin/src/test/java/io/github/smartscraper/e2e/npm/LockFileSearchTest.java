package io.github.smartscraper.e2e.npm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link LockFileSearch}, and with it {@link Workspace}. */
@DisplayName("The lock file of an application")
final class LockFileSearchTest {

    private static final String NPM_WORKSPACE = "{\"workspaces\": [\"apps/*\"]}";

    @TempDir
    private Path root;

    private Path app;

    @BeforeEach
    void makeApplication() throws IOException {
        app = Files.createDirectories(root.resolve("apps/shop"));
        Files.createDirectory(root.resolve(".git"));
        write("apps/shop/package.json", "{}");
    }

    @DisplayName("is the one beside it, and tells the manager:")
    @ParameterizedTest(name = "{0} of {2}")
    @CsvSource({
        "package-lock.json, {}, NPM",
        "npm-shrinkwrap.json, {}, NPM",
        "pnpm-lock.yaml, lockfileVersion: '9.0', PNPM",
        "yarn.lock, # yarn lockfile v1, YARN_CLASSIC",
        "yarn.lock, __metadata:, YARN",
        "bun.lock, {}, BUN",
        "bun.lockb, x, BUN"
    })
    void beside(String name, String text, PackageInstaller manager) throws IOException {
        write("package.json", NPM_WORKSPACE);
        write("package-lock.json", "{}");
        Path file = write("apps/shop/" + name, text);

        assertThat(LockFileSearch.find(app)).contains(new LockFile(file, manager));
    }

    @Test
    @DisplayName("is of a yarn that has a configuration of its own, even if nothing is in it yet")
    void emptyYarnLock() throws IOException {
        write("apps/shop/yarn.lock", "");
        assertManager(PackageInstaller.YARN_CLASSIC);

        write("apps/shop/.yarnrc.yml", "");
        assertManager(PackageInstaller.YARN);
    }

    @Test
    @DisplayName("is, of several, that of the manager which package.json names, else that of npm")
    void several() throws IOException {
        write("apps/shop/package-lock.json", "{}");
        write("apps/shop/pnpm-lock.yaml", "");
        write("apps/shop/yarn.lock", "");
        assertManager(PackageInstaller.NPM);

        write("apps/shop/package.json", "{\"packageManager\": \"pnpm@10.34.9+sha512.abc\"}");
        assertManager(PackageInstaller.PNPM);

        write("apps/shop/package.json", "{\"packageManager\": \"yarn@1.22.22\"}");
        assertManager(PackageInstaller.YARN_CLASSIC);
    }

    @DisplayName("is that of the workspace that names it (H9):")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                NPM_WORKSPACE,
                "{\"workspaces\": [\"./apps/shop/\"]}",
                "{\"workspaces\": [\"**\"]}",
                "{\"workspaces\": [\"apps/**\", \"!apps/other\"]}",
                "{\"workspaces\": [\"apps/**/shop\"]}",
                "{\"workspaces\": {\"packages\": [\"libs/*\", \"apps/*\"]}}"
            })
    void workspace(String manifest) throws IOException {
        write("package.json", manifest);
        Path lock = write("package-lock.json", "{}");

        assertThat(LockFileSearch.find(app)).contains(new LockFile(lock, PackageInstaller.NPM));
    }

    @DisplayName("is none of a workspace that does not name it:")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{}",
                "{",
                "{\"workspaces\": []}",
                "{\"workspaces\": [\"libs/*\", \"apps\", \"*\", \"{\"]}",
                "{\"workspaces\": [\"apps/*\", \"!apps/shop\"]}"
            })
    void otherWorkspace(String manifest) throws IOException {
        write("package.json", manifest);
        write("package-lock.json", "{}");

        assertThat(LockFileSearch.find(app)).isEmpty();
    }

    @DisplayName("is that of the workspace of pnpm that names it, in either way of writing lists:")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "packages:\n  - apps/*\n",
                "onlyBuiltDependencies:\n  - esbuild\npackages:\n  # all\n  - 'libs/*'\n\n  - \"apps/*\" # these\n",
                "packages: # all\r\n- apps/shop\r\ncatalog:\r\n  react: 19\r\n",
                "packages: ['libs/*', apps/*]\n"
            })
    void pnpmWorkspace(String text) throws IOException {
        write("package.json", "{}");
        write("pnpm-workspace.yaml", text);
        Path lock = write("pnpm-lock.yaml", "");

        assertThat(LockFileSearch.find(app)).contains(new LockFile(lock, PackageInstaller.PNPM));
    }

    @DisplayName("is none of a workspace of pnpm that does not name it:")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "packages:\n  - libs/*\n",
                "packages:\n  - apps/*\n  - '!apps/shop'\n",
                "packages:\n  - libs/*\nonlyBuiltDependencies:\n  - apps/*\n"
            })
    void otherPnpmWorkspace(String text) throws IOException {
        write("pnpm-workspace.yaml", text);
        write("pnpm-lock.yaml", "");

        assertThat(LockFileSearch.find(app)).isEmpty();
    }

    @Test
    @DisplayName("is looked for no further up than the repository")
    void repository() throws IOException {
        Files.createDirectory(root.resolve("apps/.git"));
        write("package.json", NPM_WORKSPACE);
        write("package-lock.json", "{}");

        assertThat(LockFileSearch.find(app)).isEmpty();
    }

    @Test
    @DisplayName("is looked for without a repository as well, but not where everybody may write")
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void withoutRepository() throws IOException {
        Files.delete(root.resolve(".git"));
        write("package.json", NPM_WORKSPACE);
        Path lock = write("package-lock.json", "{}");
        assertThat(LockFileSearch.find(app)).contains(new LockFile(lock, PackageInstaller.NPM));

        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(LockFileSearch.find(app)).isEmpty();
    }

    private void assertManager(PackageInstaller manager) {
        assertThat(LockFileSearch.find(app)).map(LockFile::manager).contains(manager);
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }
}
