package io.github.smartscraper.e2e.failsafe.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ForkJvm}. */
@DisplayName("The JVM of forks")
final class ForkJvmTest {

    @TempDir
    private Path home;

    @Test
    @DisplayName("is known by its release file, whatever link leads to it")
    void known() throws IOException {
        // given
        Path program = jdk("JAVA_VERSION=\"21.0.4\"\nIMPLEMENTOR=\"Somebody\"\n");
        Path link = Files.createSymbolicLink(home.resolve("link"), program);

        // when
        Optional<ForkJvm> jvm = ForkJvm.of(link);

        // then
        assertThat(jvm).isEqualTo(ForkJvm.of(program)).isPresent();
        assertThat(jvm.get().feature()).isEqualTo(21);
        assertThat(jvm.get().program()).isEqualTo(program.toRealPath());
    }

    @Test
    @DisplayName("is another one when its build changes")
    void otherBuild() throws IOException {
        // given
        String before =
                ForkJvm.of(jdk("JAVA_VERSION=\"21.0.4\"\n")).orElseThrow().build();

        // when, then
        assertThat(ForkJvm.of(jdk("JAVA_VERSION=\"21.0.5\"\n")).orElseThrow().build())
                .isNotEqualTo(before);
    }

    @DisplayName("goes without archives if it is old, or another kind of JVM")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "JAVA_VERSION=\"1.8.0_402\"\n",
                "JAVA_VERSION=\"11.0.2\"\n",
                "IMPLEMENTOR=\"Somebody\"\n",
                "JAVA_VERSION=\"21.0.4\"\nJVM_VARIANT=\"Openj9\"\n",
                "JAVA_VERSION=\"21.0.4\"\nGRAALVM_VERSION=\"23.1\"\n"
            })
    void without(String release) throws IOException {
        assertThat(ForkJvm.of(jdk(release))).isEmpty();
    }

    @Test
    @DisplayName("goes without archives if it is no JDK at all, or none that makes archives")
    void unknown() throws IOException {
        // given
        Path program = jdk("JAVA_VERSION=\"21.0.4\"\n");
        Files.delete(home.resolve("lib/classlist"));

        // when, then
        assertThat(ForkJvm.of(program)).isEmpty();
        assertThat(ForkJvm.of(home.resolve("bin/none"))).isEmpty();
    }

    private Path jdk(String release) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/modules"), "modules");
        Files.writeString(home.resolve("lib/classlist"), "java/lang/Object\n");
        Files.writeString(home.resolve("release"), release);
        return Files.writeString(home.resolve("bin/java"), "");
    }
}
