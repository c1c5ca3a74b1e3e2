package io.github.smartscraper.e2e.selection.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.support.hierarchical.SameThreadHierarchicalTestExecutorService;

/** Tests {@link PlainClasses}. */
@DisplayName("A class holds no test, as its class file shows,")
final class PlainClassesTest {

    static final class Paths implements Serializable {
        private static final long serialVersionUID = 1L;

        static String root() {
            return "/";
        }

        static final class Part {}
    }

    static final class Inherits extends Base {}

    static class Base {}

    enum Colour {
        RED
    }

    static final class WithTest {
        @Test
        void one() {}
    }

    static final class InheritsTest extends HasTest {}

    static class HasTest {
        @Test
        void one() {}
    }

    static final class TakesOver implements Contract {}

    interface Contract {
        @Test
        default void holds() {}
    }

    static final class OnlyNested {
        @Nested
        final class Inner {
            @Test
            void one() {}
        }
    }

    @DisplayName("an annotation may mean anything")
    static final class Annotated {}

    /** As one that extends TestCase of JUnit 3, or Specification of Spock. */
    static final class OfLibrary extends SameThreadHierarchicalTestExecutorService {}

    @ParameterizedTest
    @ValueSource(classes = {Paths.class, Inherits.class, Colour.class})
    @DisplayName("if nothing in it has an annotation:")
    void plain(Class<?> type) throws Exception {
        assertThat(compiled().contain(type.getName())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                WithTest.class,
                InheritsTest.class,
                TakesOver.class,
                OnlyNested.class,
                Annotated.class,
                OfLibrary.class
            })
    @DisplayName("but not if a framework may find one in it:")
    void notPlain(Class<?> type) throws Exception {
        assertThat(compiled().contain(type.getName())).isFalse();
    }

    @Test
    @DisplayName("but not if it can't be read")
    void unreadable(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("BrokenIT.class"), "cut short");

        assertThat(new PlainClasses(directory).contain("BrokenIT")).isFalse();
        assertThat(new PlainClasses(directory).contain("GoneIT")).isFalse();
    }

    private static PlainClasses compiled() throws URISyntaxException {
        return new PlainClasses(Path.of(PlainClassesTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()));
    }
}
