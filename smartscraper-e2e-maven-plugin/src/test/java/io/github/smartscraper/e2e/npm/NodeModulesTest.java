package io.github.smartscraper.e2e.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests when {@link NpmInstall} is due, from what {@link NodeModules} says of an application. */
final class NodeModulesTest {

    private static final String HONO =
            "\"node_modules/hono\": {\"version\": \"4.6.0\", \"integrity\": \"sha512-aaaa\"}";
    private static final String FSEVENTS =
            "\"node_modules/fsevents\": {\"version\": \"2.3.3\", \"integrity\": \"sha512-bbbb\", \"optional\": true}";

    @TempDir
    private Path app;

    @BeforeEach
    void makeInstalledApplication() throws IOException {
        manifest("{\"name\": \"app\", \"version\": \"1.0.0\", \"dependencies\": {\"hono\": \"^4.6.0\"}}");
        lock("\"\": {\"name\": \"app\", \"version\": \"1.0.0\"}, " + HONO);
        installed(HONO);
    }

    @Test
    @DisplayName("It is not due when every package is installed in its very version")
    void notDueWhenCurrent() throws Exception {
        // given the application, when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(InstallMode.class)
    @DisplayName("It is never due without a package.json")
    void notDueWithoutAManifest(InstallMode mode) throws Exception {
        // given
        Files.delete(app.resolve("package.json"));

        // when, then
        assertThat(NpmInstall.due(mode, app)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"app\"}",
                "{\"dependencies\": {}, \"devDependencies\": {}}",
            })
    @DisplayName("It is not due without dependencies, whether there is a lock file or not")
    void notDueWithoutDependencies(String manifest) throws Exception {
        // given
        manifest(manifest);
        Files.delete(app.resolve("package-lock.json"));

        // when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isEmpty();
    }

    @Test
    @DisplayName("It is due when there are only devDependencies, and they are not installed")
    void dueForDevDependencies() throws Exception {
        // given
        manifest("{\"devDependencies\": {\"tsx\": \"^4.0.0\"}}");
        Files.delete(app.resolve("node_modules/.package-lock.json"));

        // when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isPresent();
    }

    @Test
    @DisplayName("Dependencies without a lock file are a problem that names the directory")
    void aMissingLockFileIsAProblem() throws IOException {
        // given
        Files.delete(app.resolve("package-lock.json"));

        // when, then
        assertProblem(new InstallProblem.LockFileMissing(app));
    }

    @Test
    @DisplayName("It is due when node_modules is missing")
    void dueWhenNothingIsInstalled() throws Exception {
        // given
        Files.delete(app.resolve("node_modules/.package-lock.json"));
        Files.delete(app.resolve("node_modules"));

        // when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isPresent();
    }

    @Test
    @DisplayName("It is due when something else than npm ci made node_modules")
    void dueWhenNpmHasNotInstalled() throws Exception {
        // given
        Files.delete(app.resolve("node_modules/.package-lock.json"));
        Files.createDirectory(app.resolve("node_modules/hono"));

        // when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isPresent();
    }

    @Test
    @DisplayName("It is due when a package is installed in another version")
    void dueForAnotherVersion() throws Exception {
        // given
        installed(HONO.replace("4.6.0", "4.5.0"));

        // when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isPresent();
    }

    @Test
    @DisplayName("It is due when a package of the same version has another content")
    void dueForAnotherContent() throws Exception {
        // given
        installed(HONO.replace("sha512-aaaa", "sha512-cccc"));

        // when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isPresent();
    }

    @Test
    @DisplayName("It is due when a package is not installed")
    void dueForAMissingPackage() throws Exception {
        // given
        lock(HONO + ", \"node_modules/zod\": {\"version\": \"3.23.8\"}");

        // when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isPresent();
    }

    @Test
    @DisplayName("It is due when a package is installed that the lock file does not have")
    void dueForAnExtraPackage() throws Exception {
        // given
        installed(HONO + ", \"node_modules/left-pad\": {\"version\": \"1.3.0\"}");

        // when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"optional", "devOptional"})
    @DisplayName("It is not due when an optional package is missing, which may be for another platform")
    void notDueForAMissingOptionalPackage(String kind) throws Exception {
        // given
        lock(HONO + ", " + FSEVENTS.replace("optional", kind));

        // when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isEmpty();
    }

    @Test
    @DisplayName("It is due when an optional package is installed in another version")
    void dueForAnotherVersionOfAnOptionalPackage() throws Exception {
        // given
        lock(HONO + ", " + FSEVENTS);
        installed(HONO + ", " + FSEVENTS.replace("2.3.3", "2.3.2"));

        // when, then
        assertThat(NpmInstall.due(InstallMode.AUTO, app)).isPresent();
    }

    @Test
    @DisplayName("It is never due with mode NEVER, not even when something is broken")
    void neverDueWithNever() throws Exception {
        // given
        manifest("{");
        Files.delete(app.resolve("package-lock.json"));

        // when, then
        assertThat(NpmInstall.due(InstallMode.NEVER, app)).isEmpty();
    }

    @Test
    @DisplayName("It is always due with mode ALWAYS")
    void alwaysDueWithAlways() throws Exception {
        // given the installed application, when, then
        assertThat(NpmInstall.due(InstallMode.ALWAYS, app)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"package.json", "package-lock.json", "node_modules/.package-lock.json"})
    @DisplayName("A file that is not JSON is a problem that names it and says what is wrong")
    void brokenJsonIsAProblem(String name) throws IOException {
        // given
        Path broken = Files.writeString(app.resolve(name), "{\"dependencies\": oops}");

        // when, then
        assertThatExceptionOfType(InstallException.class)
                .isThrownBy(() -> NpmInstall.due(InstallMode.AUTO, app))
                .satisfies(thrown -> assertThat(thrown.problem())
                        .isInstanceOfSatisfying(InstallProblem.Unreadable.class, problem -> {
                            assertThat(problem.file()).isEqualTo(broken);
                            assertThat(problem.reason()).contains("oops");
                        }));
    }

    @Test
    @DisplayName("A lock file that is cut short is a problem that names it")
    void aLockFileCutShortIsAProblem() throws IOException {
        // given
        Path broken = Files.writeString(app.resolve("package-lock.json"), "{\"packages\": {\"\": {");

        // when, then
        assertThatExceptionOfType(InstallException.class)
                .isThrownBy(() -> NpmInstall.due(InstallMode.AUTO, app))
                .satisfies(thrown -> assertThat(thrown.problem())
                        .isInstanceOfSatisfying(InstallProblem.Unreadable.class, problem -> assertThat(problem.file())
                                .isEqualTo(broken)));
    }

    private void assertProblem(InstallProblem expected) {
        assertThatExceptionOfType(InstallException.class)
                .isThrownBy(() -> NpmInstall.due(InstallMode.AUTO, app))
                .satisfies(thrown -> assertThat(thrown.problem()).isEqualTo(expected));
    }

    private void manifest(String json) throws IOException {
        Files.writeString(app.resolve("package.json"), json);
    }

    private void lock(String packages) throws IOException {
        Files.writeString(
                app.resolve("package-lock.json"), "{\"lockfileVersion\": 3, \"packages\": {" + packages + "}}");
    }

    private void installed(String packages) throws IOException {
        Files.createDirectories(app.resolve("node_modules"));
        Files.writeString(
                app.resolve("node_modules/.package-lock.json"),
                "{\"lockfileVersion\": 3, \"packages\": {" + packages + "}}");
    }
}
