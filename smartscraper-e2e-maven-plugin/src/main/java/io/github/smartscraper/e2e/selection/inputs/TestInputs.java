package io.github.smartscraper.e2e.selection.inputs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Inputs of each test class: itself, every class of the project's tests that it reaches, and the resources, files,
 * properties and variables that one of them names.
 */
public final class TestInputs {

    private final Map<String, Unit> units;
    private final ClassNames names;
    private final NamedInputs named;

    TestInputs(Map<String, Unit> units, ClassNames names, NamedInputs named) {
        this.units = units;
        this.names = names;
        this.named = named;
    }

    /**
     * The inputs of a test class, by name ({@code a.b.C}, {@code resource data/users.json}), with a hash for each; empty if
     * it is not a class of this project.
     */
    public SortedMap<String, String> of(String testClass) {
        SortedMap<String, String> inputs = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        names.unitOf(testClass.replace('.', '/')).ifPresent(open::add);
        while (!open.isEmpty()) {
            String name = open.remove();
            Unit unit = units.get(name);
            if (unit != null && inputs.put(name.replace('/', '.'), unit.hash()) == null) {
                open.addAll(unit.openEnded() ? units.keySet() : unit.references());
                unit.inputs().forEach(input -> named.hash(input).ifPresent(hash -> inputs.put(input, hash)));
            }
        }
        return inputs;
    }

    /** Whether a class can hold tests; one that is not of this project may. */
    public boolean isTestable(String testClass) {
        Unit unit = units.get(testClass.replace('.', '/'));
        return unit == null || unit.testable();
    }

    /** The inputs of all classes that a text names, such as a service registration that every test is under. */
    public SortedMap<String, String> namedIn(String text) {
        Set<String> found = new LinkedHashSet<>();
        names.findIn(text, found::add);
        SortedMap<String, String> inputs = new TreeMap<>();
        found.forEach(name -> inputs.putAll(of(name.replace('/', '.'))));
        return inputs;
    }
}
