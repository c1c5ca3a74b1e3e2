package io.github.smartscraper.e2e.failsafe.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.smartscraper.e2e.failsafe.fork.DiscoveryListener;
import io.github.smartscraper.e2e.failsafe.fork.TestClassListener;
import io.github.smartscraper.e2e.failsafe.fork.TokenListener;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.opentest4j.TestAbortedException;

/** Tests {@link ForkClassPath}. */
@DisplayName("A fork's class path")
final class ForkClassPathTest {

    private Path directory;
    private Path events;

    @BeforeEach
    void name(@TempDir Path temporary) {
        directory = temporary.resolve("fork-classes");
        events = temporary.resolve("forks");
    }

    @Test
    @DisplayName("has all that the listeners need besides JDK and JUnit Platform, and registers them")
    void services() throws Exception {
        // when
        ForkClassPath.writeTo(directory, events);

        // then
        try (URLClassLoader fork = loader(directory, junitPlatform())) {
            assertThat(listeners(fork, LauncherDiscoveryListener.class))
                    .containsExactly(DiscoveryListener.class.getName());
            assertThat(listeners(fork, LauncherSessionListener.class)).containsExactly(TokenListener.class.getName());
            assertThat(listeners(fork, TestExecutionListener.class)).containsExactly(TestClassListener.class.getName());
            for (String name : classNames()) {
                assertThatCode(() -> Class.forName(name, true, fork).getDeclaredMethods())
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    @DisplayName("has every class of its package")
    void complete() throws Exception {
        // when
        ForkClassPath.writeTo(directory, events);

        // then
        Path compiled = Path.of(JavaProcess.locationOf(ForkClassPath.class));
        String ownPackage = TokenListener.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.list(compiled.resolve(ownPackage))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.startsWith("package-info")))
                    .allSatisfy(name -> assertThat(directory.resolve(ownPackage).resolve(name))
                            .isRegularFile());
        }
    }

    @Test
    @DisplayName("can be written again, over what an earlier build has left")
    void again() throws IOException {
        // given
        ForkClassPath.writeTo(directory, events);
        Path service = directory.resolve("META-INF/services").resolve(TestExecutionListener.class.getName());
        Files.writeString(service, "org.example.Older");

        // when
        ForkClassPath.writeTo(directory, events);

        // then
        assertThat(service).content().isEqualTo(TestClassListener.class.getName() + '\n');
    }

    @Test
    @DisplayName("can be written by Maven's JVM, which has no JUnit")
    void withoutJUnit() throws Exception {
        // given
        try (URLClassLoader maven = loader(Path.of(JavaProcess.locationOf(ForkClassPath.class)), List.of())) {
            Method write =
                    maven.loadClass(ForkClassPath.class.getName()).getDeclaredMethod("writeTo", Path.class, Path.class);
            write.setAccessible(true);

            // when
            write.invoke(null, directory, events);
        }

        // then
        assertThat(classNames()).contains(TokenListener.class.getName());
    }

    private List<String> classNames() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .toList();
        }
    }

    private static List<String> listeners(ClassLoader loader, Class<?> service) throws ClassNotFoundException {
        List<String> names = new ArrayList<>();
        for (Object listener : ServiceLoader.load(Class.forName(service.getName(), true, loader), loader)) {
            assertThat(listener.getClass().getClassLoader()).isSameAs(loader);
            names.add(listener.getClass().getName());
        }
        return names.stream()
                .filter(name -> name.startsWith("io.github.smartscraper"))
                .toList();
    }

    private static List<Path> junitPlatform() {
        return Stream.of(
                        TestExecutionListener.class, TestEngine.class, JUnitException.class, TestAbortedException.class)
                .map(type -> Path.of(JavaProcess.locationOf(type)))
                .toList();
    }

    private static URLClassLoader loader(Path first, List<Path> others) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(first.toUri().toURL());
        for (Path other : others) {
            urls.add(other.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
