package io.github.smartscraper.e2e.failsafe.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link BooterJar}. */
@DisplayName("Surefire's jar for a fork")
final class BooterJarTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("names the class path, also relatively and with characters that addresses escape")
    void classPath() throws IOException {
        // given
        write(directory.resolve("surefirebooter-1.jar"), "../m2/a.jar file:/m2/b%20c.jar ../test-classes/");

        // when, then
        assertThat(BooterJar.in(directory, Set.of())).hasValueSatisfying(jar -> {
            assertThat(jar.mainClass()).isEqualTo("sample.Main");
            assertThat(jar.classPath())
                    .containsExactly(
                            directory.resolveSibling("m2/a.jar"),
                            Path.of("/m2/b c.jar"),
                            directory.resolveSibling("test-classes"));
        });
    }

    @Test
    @DisplayName("is not one that an earlier build has left, nor one that is still being written")
    void others() throws IOException {
        // given
        write(directory.resolve("surefirebooter-1.jar"), "old.jar");
        Set<String> before = BooterJar.names(directory);
        Files.writeString(directory.resolve("surefirebooter-2.jar"), "PK");

        // when, then
        assertThat(BooterJar.in(directory, before)).isEmpty();
        write(directory.resolve("surefirebooter-3.jar"), "new.jar");
        assertThat(BooterJar.in(directory, before))
                .hasValueSatisfying(jar -> assertThat(jar.classPath()).containsExactly(directory.resolve("new.jar")));
    }

    @Test
    @DisplayName("is missing where Surefire hands the class path over in another way")
    void missing() throws IOException {
        assertThat(BooterJar.in(directory, Set.of())).isEmpty();
        assertThat(BooterJar.names(directory.resolve("none"))).isEmpty();
    }

    static void write(Path jar, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "sample.Main");
        attributes.put(Attributes.Name.CLASS_PATH, classPath);
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }
}
