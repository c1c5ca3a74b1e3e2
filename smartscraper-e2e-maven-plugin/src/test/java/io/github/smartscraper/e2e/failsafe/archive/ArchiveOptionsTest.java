package io.github.smartscraper.e2e.failsafe.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ArchiveOptions}. */
@DisplayName("Options around archives")
final class ArchiveOptionsTest {

    private static final Path ARCHIVE = Path.of("/cache/a.jsa");

    @DisplayName("go together with options that have nothing to do with classes")
    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "-Xmx1g", "-Dname=value -ea", "-Duser.language=en --enable-preview"})
    void possible(String option) {
        assertThat(ArchiveOptions.arePossible(List.of("", option))).isTrue();
    }

    @DisplayName("keep out of the way of what looks at classes, changes where they come from, or tunes the JVM")
    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "-Xshare:off",
                "-XX:SharedArchiveFile=own.jsa",
                "-XX:AOTCache=own.aot",
                "-XX:CacheDataStore=own.cds",
                "-XX:+UseZGC",
                "-XX:-UseCompressedOops",
                "-Xmx1g -javaagent:/opt/jacoco.jar=destfile=x",
                "-agentlib:jdwp=transport=dt_socket",
                "-agentpath:/opt/libagent.so",
                "--patch-module java.base=x",
                "--add-modules=java.sql",
                "-Xbootclasspath/a:x.jar",
                "-Xlog:class+load",
                "-cp x.jar",
                "-Djava.system.class.loader=own.Loader",
                "@options.args"
            })
    void impossible(String option) {
        assertThat(ArchiveOptions.arePossible(List.of("", option))).isFalse();
    }

    @Test
    @DisplayName("name only those logs that a JVM has, since an unknown one would keep it from starting")
    void logs() {
        assertThat(ArchiveOptions.using(jvm(17), ARCHIVE))
                .contains("-XX:SharedArchiveFile=/cache/a.jsa", "-Xlog:cds*=off,class+path*=off");
        assertThat(ArchiveOptions.using(jvm(25), ARCHIVE)).contains("-Xlog:cds*=off,aot*=off,class+path*=off");
    }

    @Test
    @DisplayName("for an archive of the JDK's classes alone name no class path")
    void makingOfTheJdk() {
        // given
        ArchivedClassPath ofTheJdk = new ArchivedClassPath(Path.of("/cache/boot.jar"), List.of(), List.of());

        // when
        List<String> command = ArchiveOptions.making(jvm(25), ofTheJdk, Path.of("/cache/list"), ARCHIVE);

        // then
        assertThat(command)
                .startsWith("/jdk/bin/java", "-Xshare:dump")
                .contains("-XX:SharedClassListFile=/cache/list", "-XX:SharedArchiveFile=/cache/a.jsa")
                .doesNotContain("-cp", "-XX:+AOTClassLinking", "-Xbootclasspath/a:/cache/boot.jar");
    }

    @Test
    @DisplayName("for an archive with jars name these alone, and link classes where the JVM can")
    void makingWithJars() {
        // given
        ArchivedClassPath jars = new ArchivedClassPath(
                Path.of("/cache/boot.jar"),
                List.of(Path.of("/cache/start.jar"), Path.of("/m2/a.jar")),
                List.of(Path.of("/project/target/test-classes")));

        // when, then
        assertThat(ArchiveOptions.making(jvm(25), jars, Path.of("/cache/list"), ARCHIVE))
                .contains("-XX:+AOTClassLinking", "-Xbootclasspath/a:/cache/boot.jar")
                .endsWith("-cp", "/cache/start.jar:/m2/a.jar");
        assertThat(ArchiveOptions.making(jvm(17), jars, Path.of("/cache/list"), ARCHIVE))
                .doesNotContain("-XX:+AOTClassLinking");
    }

    private static ForkJvm jvm(int feature) {
        return new ForkJvm(Path.of("/jdk/bin/java"), feature, "build");
    }
}
