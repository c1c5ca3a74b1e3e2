package io.github.smartscraper.e2e.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link JavaVersion}. */
@DisplayName("The version of a JVM")
final class JavaVersionTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("changes with any part of its release, and not with its directory")
    void release() throws Exception {
        String update = JavaVersion.of(jdk("a", "JAVA_VERSION=\"17.0.15\"\nIMPLEMENTOR=\"Debian\"\n"));

        assertThat(JavaVersion.of(jdk("b", "JAVA_VERSION=\"17.0.15\"\nIMPLEMENTOR=\"Debian\"\n")))
                .isEqualTo(update);
        assertThat(JavaVersion.of(jdk("c", "JAVA_VERSION=\"17.0.15\"\nIMPLEMENTOR=\"Azul\"\n")))
                .isNotEqualTo(update);
        assertThat(JavaVersion.of(jdk("d", "JAVA_VERSION=\"17.0.16\"\nIMPLEMENTOR=\"Debian\"\n")))
                .isNotEqualTo(update);
    }

    @Test
    @DisplayName("is that of the JDK that a link leads to, and of the JDK around a JRE")
    void links() throws Exception {
        Path java = jdk("jdk-17", "JAVA_VERSION=\"17\"\n");
        Path link = Files.createSymbolicLink(directory.resolve("current"), directory.resolve("jdk-17"));
        Path jre = directory.resolve("jdk-17/jre/bin/java");
        Files.createDirectories(jre.getParent());
        Files.createFile(jre);

        assertThat(JavaVersion.of(link.resolve("bin/java"))).isEqualTo(JavaVersion.of(java));
        assertThat(JavaVersion.of(jre)).isEqualTo(JavaVersion.of(java));
    }

    @Test
    @DisplayName("is the content of its program where it has no release")
    void program() throws Exception {
        Path java = jdk("a", "no release");
        String before = JavaVersion.of(java);

        Files.writeString(java, "another");

        assertThat(JavaVersion.of(java)).startsWith("program").isNotEqualTo(before);
    }

    @Test
    @DisplayName("is none where there is no JVM")
    void none() {
        assertThat(JavaVersion.of(directory.resolve("bin/java"))).isEqualTo("none");
    }

    @Test
    @DisplayName("is known of the one that runs this")
    void running() {
        assertThat(JavaVersion.of(Path.of(System.getProperty("java.home"), "bin", "java")))
                .isNotEqualTo("none")
                .doesNotStartWith("program");
    }

    private Path jdk(String name, String release) throws IOException {
        Path home = directory.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), release);
        return Files.writeString(home.resolve("bin/java"), "program");
    }
}
