package io.github.smartscraper.e2e.failsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.maven.surefire.api.testset.RunOrderParameters;
import org.apache.maven.surefire.api.util.DefaultRunOrderCalculator;
import org.apache.maven.surefire.api.util.TestsToRun;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link RunOrderFile} with Surefire's own code that reads it. */
@DisplayName("A run order file")
final class RunOrderFileTest {

    private static final List<Class<?>> ORDER = List.of(String.class, Integer.class, Thread.class, Math.class);

    @TempDir
    private Path directory;

    @Test
    @DisplayName("makes Surefire begin the classes in our order")
    void order() throws Exception {
        // given
        RunOrderFile file = new RunOrderFile(directory, UUID.randomUUID().toString());

        // when
        file.write(ORDER.stream().map(Class::getName).toList());

        // then
        File statistics = file.path().toFile();
        RunOrderParameters parameters = new RunOrderParameters(file.runOrder("filesystem"), statistics);
        List<Class<?>> other = List.of(Math.class, Integer.class, String.class, Thread.class);
        TestsToRun ordered = new DefaultRunOrderCalculator(parameters, 1)
                .orderTestClasses(new TestsToRun(new LinkedHashSet<>(other)));
        assertThat(ordered).containsExactlyElementsOf(ORDER);
    }

    @Test
    @DisplayName("is not written by Surefire after each class: the order is the user's once Surefire knows the file")
    void handedOver() {
        // given
        RunOrderFile file = new RunOrderFile(directory, UUID.randomUUID().toString());
        String before = file.runOrder("filesystem");

        // when
        String checksum = file.handOver();

        // then
        assertThat(file.path()).hasFileName(".surefire-" + checksum);
        assertThat(before).isEqualTo("balanced");
        assertThat(file.runOrder("filesystem")).isEqualTo("filesystem");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("tells nobody else the session: neither its name, which all can read, nor its lines (S8)")
    void secret() throws Exception {
        // given
        String session = UUID.randomUUID().toString();
        RunOrderFile file = new RunOrderFile(directory, session);

        // when
        file.write(List.of("org.example.OneIT"));

        // then
        assertThat(file.path().getFileName().toString()).doesNotContain(session);
        assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    @DisplayName("that can't be written, since sources are read-only for instance, is not left in part (F3)")
    void unwritable() {
        // given
        RunOrderFile file =
                new RunOrderFile(directory.resolve("missing"), UUID.randomUUID().toString());

        // then
        assertThatIOException().isThrownBy(() -> file.write(List.of("org.example.OneIT")));
        assertThat(file.path()).doesNotExist();
    }

    @Test
    @DisplayName("is removed with those of builds that were killed, and with no other file")
    void delete() throws Exception {
        // given
        RunOrderFile own = new RunOrderFile(directory, UUID.randomUUID().toString());
        own.write(List.of("org.example.OneIT"));
        RunOrderFile other = new RunOrderFile(directory, UUID.randomUUID().toString());
        other.write(List.of("org.example.TwoIT"));
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        Files.createFile(directory.resolve(".surefire-smartscraper-e2e-" + killed.pid() + "-abc"));
        Files.createFile(directory.resolve(".surefire-0123456789ABCDEF"));

        // when
        own.delete();

        // then
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(other.path().getFileName().toString(), ".surefire-0123456789ABCDEF");
        }
    }
}
