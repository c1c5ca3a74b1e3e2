package io.github.smartscraper.e2e.selection.inputs;

import java.util.Set;

/**
 * Unit of a project's tests: a top-level class with all that is nested in it.
 *
 * @param hash over its class files and its source
 * @param references names of the units that it refers to
 * @param inputs names of what else it refers to: resources, files, properties, variables
 * @param openEnded whether it may run any test class of the project, without naming it
 * @param testable whether it can hold tests itself
 */
record Unit(String hash, Set<String> references, Set<String> inputs, boolean openEnded, boolean testable) {}
