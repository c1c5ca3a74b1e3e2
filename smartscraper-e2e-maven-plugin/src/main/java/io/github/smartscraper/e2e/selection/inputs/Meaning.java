package io.github.smartscraper.e2e.selection.inputs;

import java.util.ArrayList;
import java.util.List;

/**
 * Meaning of a constant of a class file. Most constants stand in many class files, and most of them tell nothing.
 *
 * @param units the units that it names
 * @param inputs the other inputs that it names
 * @param scans whether it names a library that finds classes, tests among them, by scanning
 * @param isSource whether it is the name of a source file
 * @param looksFor whether it has to do with listing resources, if any
 */
record Meaning(List<String> units, List<String> inputs, boolean scans, boolean isSource, NamedInputs.Listing looksFor) {

    /** The name of its source file, which ends like this, stands among the constants of a class file. */
    private static final List<String> SOURCES = List.of(".java", ".kt", ".groovy", ".scala");

    /** Libraries that find classes, tests among them, by scanning. */
    private static final List<String> SCANNING = List.of(
            "org/junit/platform/suite/",
            "org/junit/platform/launcher/",
            "org/junit/extensions/cpsuite/",
            "io/cucumber/",
            "cucumber/api/",
            "com/tngtech/archunit/",
            "io/github/classgraph/",
            "org/reflections/",
            "org/springframework/boot/test/",
            "org/springframework/test/context/",
            "org/springframework/context/annotation/",
            "io/quarkus/test/",
            "io/micronaut/test/");

    /** That of most constants. */
    private static final Meaning NONE = new Meaning(List.of(), List.of(), false, false, NamedInputs.Listing.NOTHING);

    /** Whether it tells nothing. */
    boolean isNone() {
        return units.isEmpty() && inputs.isEmpty() && !scans && !isSource && looksFor == NamedInputs.Listing.NOTHING;
    }

    static Meaning of(String constant, ClassNames names, NamedInputs named) {
        List<String> units = new ArrayList<>();
        names.findIn(constant, units::add);
        List<String> inputs = named.findIn(constant);
        int slash = constant.indexOf('/');
        boolean scans = slash >= 0 && SCANNING.stream().anyMatch(constant::contains);
        boolean isSource =
                slash < 0 && constant.indexOf('.') > 0 && SOURCES.stream().anyMatch(constant::endsWith);
        NamedInputs.Listing looksFor = NamedInputs.Listing.of(constant);
        Meaning meaning = new Meaning(units, inputs, scans, isSource, looksFor);
        return meaning.isNone() ? NONE : meaning;
    }
}
