package io.github.smartscraper.e2e.failsafe.fork;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Tests that are skipped because their source says so, with {@code @Disabled} of JUnit 5 or {@code @Ignore} of JUnit 4. What
 * is skipped by a condition may run elsewhere, or tomorrow.
 */
final class DisabledTests {

    private static final List<String> ANNOTATIONS = List.of("org.junit.jupiter.api.Disabled", "org.junit.Ignore");

    private DisabledTests() {}

    /** Whether a test or a container of tests is one; in doubt it is not. */
    static boolean contain(TestIdentifier identifier) {
        try {
            Optional<AnnotatedElement> element = identifier.getSource().flatMap(DisabledTests::element);
            return element.isPresent() && ANNOTATIONS.stream().anyMatch(name -> isPresent(name, element.get()));
        } catch (RuntimeException | LinkageError e) {
            // A class that can't be loaded says nothing.
            return false;
        }
    }

    private static Optional<AnnotatedElement> element(TestSource source) {
        if (source instanceof MethodSource method) {
            return Optional.of(method.getJavaMethod());
        }
        return source instanceof ClassSource type ? Optional.of(type.getJavaClass()) : Optional.empty();
    }

    /** By name: a fork has the one framework, or the other, or both. */
    private static boolean isPresent(String annotation, AnnotatedElement element) {
        try {
            Class<? extends Annotation> type = Class.forName(
                            annotation, false, Thread.currentThread().getContextClassLoader())
                    .asSubclass(Annotation.class);
            return AnnotationSupport.isAnnotated(element, type);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
