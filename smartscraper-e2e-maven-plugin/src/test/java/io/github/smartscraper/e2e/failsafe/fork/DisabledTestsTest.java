package io.github.smartscraper.e2e.failsafe.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** Tests what {@link DisabledTests} makes of the tests of JUnit 4, and of what it can't find; Jupiter runs its own. */
@DisplayName("A test of JUnit 4 is skipped in any run (C7)")
final class DisabledTestsTest {

    private static final String IGNORE = """
            package org.junit;
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            public @interface Ignore { String value() default ""; }
            """;
    private static final String TESTS = """
            package old;
            import org.junit.Ignore;
            public class LoginIT {
                @Ignore public void plain() {}
                @Ignore("too slow") public void slow() {}
                public void skippedByRunner() {}
                @Ignore public static class Whole {}
            }
            """;

    /** What the vintage engine gives as reason where it knows none. */
    private static final String UNKNOWN = "<unknown>";

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    @TempDir
    private Path directory;

    @BeforeEach
    void compile() throws Exception {
        Path ignore = Files.writeString(directory.resolve("Ignore.java"), IGNORE);
        Path tests = Files.writeString(directory.resolve("LoginIT.java"), TESTS);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", directory.toString(), ignore.toString(), tests.toString()))
                .isZero();
        thread.setContextClassLoader(
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before));
    }

    @AfterEach
    void close() throws Exception {
        ((URLClassLoader) thread.getContextClassLoader()).close();
        thread.setContextClassLoader(before);
    }

    @Test
    @DisplayName("if it has @Ignore, or its class")
    void ignored() {
        assertThat(isDisabled(method("plain"), "")).isTrue();
        assertThat(isDisabled(method("slow"), "too slow")).isTrue();
        assertThat(isDisabled(ClassSource.from("old.LoginIT$Whole"), "")).isTrue();
    }

    @Test
    @DisplayName("but not if its runner left it out")
    void leftOut() {
        assertThat(isDisabled(method("skippedByRunner"), UNKNOWN)).isFalse();
        assertThat(isDisabled(method("slow"), "not on this machine")).isFalse();
    }

    @Test
    @DisplayName("but not if it can't be found, or is no method")
    void notFound() {
        assertThat(isDisabled(method("gone"), "")).isFalse();
        assertThat(isDisabled(MethodSource.from("old.Gone", "gone"), "")).isFalse();
        assertThat(isDisabled(FileSource.from(directory.toFile()), "")).isFalse();
        assertThat(isDisabled(null, "")).isFalse();
    }

    private static TestSource method(String name) {
        return MethodSource.from("old.LoginIT", name);
    }

    private static boolean isDisabled(@Nullable TestSource source, String reason) {
        return DisabledTests.contain(TestIdentifier.from(new Descriptor(source)), reason);
    }

    private static final class Descriptor extends AbstractTestDescriptor {

        private Descriptor(@Nullable TestSource source) {
            super(UniqueId.forEngine("vintage"), "a test", source);
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }
}
