package io.github.smartscraper.e2e.failsafe.fork;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
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

    /** How Jupiter ends the reason where the annotation has none. */
    private static final String NO_REASON = " is @Disabled";

    private DisabledTests() {}

    /**
     * Whether a test or a container of tests is one; in doubt it is not.
     *
     * @param reason why it is skipped: a condition may be the reason although there is an annotation, too, which JUnit can be
     *     told not to heed
     */
    static boolean contain(TestIdentifier identifier, String reason) {
        try {
            Optional<AnnotatedElement> element = identifier.getSource().flatMap(DisabledTests::element);
            for (String annotation : ANNOTATIONS) {
                if (element.isPresent() && isReason(annotation, element.get(), reason)) {
                    return true;
                }
            }
            return false;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
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

    private static boolean isReason(String name, AnnotatedElement element, String reason)
            throws ReflectiveOperationException {
        Optional<? extends Annotation> annotation = annotation(name, element);
        if (annotation.isEmpty()) {
            return false;
        }
        Method value = annotation.get().annotationType().getMethod("value");
        String given = String.valueOf(value.invoke(annotation.get()));
        return given.isBlank() ? reason.isBlank() || reason.endsWith(NO_REASON) : reason.equals(given);
    }

    /** By name: a fork has the one framework, or the other, or both. */
    private static Optional<? extends Annotation> annotation(String name, AnnotatedElement element) {
        try {
            Class<? extends Annotation> type = Class.forName(
                            name, false, Thread.currentThread().getContextClassLoader())
                    .asSubclass(Annotation.class);
            return AnnotationSupport.findAnnotation(element, type);
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
