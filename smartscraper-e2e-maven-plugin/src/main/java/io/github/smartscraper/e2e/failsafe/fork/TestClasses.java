package io.github.smartscraper.e2e.failsafe.fork;

import java.util.Optional;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Test classes of a plan, as Failsafe and the worker see them. */
final class TestClasses {

    private static final String ENGINE = "engine";
    private static final String VINTAGE = "junit-vintage";

    private final TestPlan plan;

    TestClasses(TestPlan plan) {
        this.plan = plan;
    }

    /** The name of the class that Failsafe runs, in which this stands. */
    Optional<String> outermost(TestIdentifier identifier) {
        Optional<String> further = plan.getParent(identifier).flatMap(this::outermost);
        return further.isPresent() ? further : nameOf(identifier);
    }

    /** The turn that begins with this: it is a class, and either stands in no other or is one of a suite. */
    Optional<Turn> turn(TestIdentifier identifier) {
        Optional<String> name = nameOf(identifier);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        UniqueId id = UniqueId.parse(identifier.getUniqueId());
        Optional<TestIdentifier> around = classAround(identifier);
        if (around.isEmpty()) {
            return Optional.of(new Turn(id, name.get(), name.get(), true));
        }
        return isOfSuite(id, name.get(), around.get())
                ? outermost(around.get()).map(suite -> new Turn(id, name.get(), suite, false))
                : Optional.empty();
    }

    private Optional<TestIdentifier> classAround(TestIdentifier identifier) {
        Optional<TestIdentifier> parent = plan.getParent(identifier);
        return parent.isEmpty() || nameOf(parent.get()).isPresent() ? parent : classAround(parent.get());
    }

    /**
     * A suite of the JUnit Platform has engines of its own, and classes in them. JUnit 4 runs a suite by the same engine; a
     * class that is none of its members is one of the suite.
     */
    private static boolean isOfSuite(UniqueId id, String name, TestIdentifier around) {
        boolean ownEngine = engines(id) > engines(UniqueId.parse(around.getUniqueId()));
        boolean member = nameOf(around)
                .filter(suite -> name.equals(suite) || name.startsWith(suite + '$'))
                .isPresent();
        return ownEngine || (!member && isVintage(id));
    }

    private static long engines(UniqueId id) {
        return id.getSegments().stream()
                .filter(segment -> segment.getType().equals(ENGINE))
                .count();
    }

    private static boolean isVintage(UniqueId id) {
        return id.getSegments().stream()
                .anyMatch(segment ->
                        segment.getType().equals(ENGINE) && segment.getValue().equals(VINTAGE));
    }

    private static Optional<String> nameOf(TestIdentifier identifier) {
        return identifier.getSource().filter(ClassSource.class::isInstance).map(source -> ((ClassSource) source)
                .getClassName());
    }
}
