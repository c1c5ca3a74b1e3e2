package io.github.smartscraper.e2e.ci;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Run as a CI system is told of it.
 *
 * @param shard which shard this was, from 1
 * @param shards how many there are
 * @param directory of the project, if the results name it
 * @param command how the build is run again
 * @param classes what came of each test class
 */
record ReportedRun(int shard, int shards, Optional<String> directory, String command, List<ReportedClass> classes) {

    ReportedRun {
        classes = List.copyOf(classes);
    }

    /** All failures, in the order of classes. */
    List<Failure> failures() {
        return classes.stream().flatMap(type -> type.failures().stream()).toList();
    }

    /** The classes with this outcome. */
    List<ReportedClass> with(String outcome) {
        return classes.stream().filter(type -> type.outcome().equals(outcome)).toList();
    }

    /** The classes whose server was lost. */
    Stream<ReportedClass> hit() {
        return classes.stream().filter(ReportedClass::infrastructureFault);
    }

    /** The classes that ran. */
    Stream<ReportedClass> ran() {
        return classes.stream()
                .filter(type -> !type.outcome().equals(ReportedClass.CACHED)
                        && !type.outcome().equals(ReportedClass.EMPTY));
    }

    /**
     * Test class and what came of it.
     *
     * @param name its name
     * @param outcome as the results call it
     * @param numbers of its tests
     * @param durationMillis how long it took
     * @param worker which one it ran on; -1 if on none
     * @param infrastructureFault whether its worker failed meanwhile
     * @param failures what failed in it
     */
    record ReportedClass(
            String name,
            String outcome,
            Numbers numbers,
            long durationMillis,
            int worker,
            boolean infrastructureFault,
            List<Failure> failures) {

        static final String PASSED = "PASSED";
        static final String CACHED = "CACHED";
        static final String EMPTY = "EMPTY";
        static final String FLAKY = "FLAKY";

        ReportedClass {
            failures = List.copyOf(failures);
        }
    }

    /** Numbers of the tests of a class. */
    record Numbers(int tests, int failures, int skipped) {

        Numbers plus(Numbers other) {
            return new Numbers(tests + other.tests, failures + other.failures, skipped + other.skipped);
        }
    }

    /**
     * Failure of a test, or of a class as a whole.
     *
     * @param testClass name of the class
     * @param method name of the method as {@code -Dit.test} takes it; empty for the class as a whole
     * @param shown what people call the test
     * @param message what is wrong
     * @param source file of the class, relative to the project; empty if the results don't name it
     * @param line in that file; 0 if it isn't known
     */
    record Failure(String testClass, String method, String shown, String message, Optional<String> source, int line) {

        /** Class and method in short. */
        String title() {
            String simple = testClass.substring(testClass.lastIndexOf('.') + 1);
            return shown.isEmpty() ? simple : simple + ": " + shown;
        }
    }
}
