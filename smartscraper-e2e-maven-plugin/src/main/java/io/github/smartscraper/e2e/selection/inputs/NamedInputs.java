package io.github.smartscraper.e2e.selection.inputs;

import io.github.smartscraper.e2e.selection.inputs.Surroundings.Candidates;
import io.github.smartscraper.e2e.selection.inputs.Surroundings.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Inputs of single test classes that are no classes, found by the constants that name them: resources, files, properties
 * and variables.
 */
final class NamedInputs {

    private static final String RESOURCE = "resource ";
    private static final String FILE = "file ";
    private static final String PROPERTY = "property ";
    private static final String VARIABLE = "variable ";

    /** What the compiler writes for the parts to come of a string that is put together, and format specifiers. */
    private static final Pattern HOLES = Pattern.compile("[\\x00-\\x1f]|%[0-9$.-]*[a-zA-Z]|\\{[0-9]*}");

    /** Part of a constant in a class that may list resources rather than name them: it needs both a method and a root. */
    enum Listing {
        NOTHING,
        /** A method that gets a resource. */
        METHOD,
        /** A root below which all of them are. */
        ROOT;

        private static final Set<String> ROOTS = Set.of("", "/", ".", "./", "classpath*:");

        static Listing of(String constant) {
            if (constant.startsWith("getResource") || constant.startsWith("getSystemResource")) {
                return METHOD;
            }
            return ROOTS.contains(constant) ? ROOT : NOTHING;
        }
    }

    /** Nothing that a constant could name. */
    static final NamedInputs NONE =
            new NamedInputs(new NamedResources(new TreeMap<>()), Optional.empty(), Candidates.NONE);

    private final NamedResources resources;
    private final Optional<NamedFiles> files;
    private final Candidates candidates;

    /** Inputs of these kinds; without files, constants name none. */
    NamedInputs(NamedResources resources, Optional<NamedFiles> files, Candidates candidates) {
        this.resources = resources;
        this.files = files;
        this.candidates = candidates;
    }

    /** Finds the inputs that a constant names. */
    List<String> findIn(String constant) {
        List<String> found = new ArrayList<>();
        pieces(constant).forEach(piece -> findInPiece(piece, found::add));
        return found;
    }

    private static List<String> pieces(String constant) {
        if (isDescriptor(constant)) {
            return List.of();
        }
        List<String> pieces =
                mayHaveHoles(constant) ? HOLES.splitAsStream(constant).toList() : List.of(constant);
        return pieces.stream().filter(piece -> piece.length() > 1).toList();
    }

    /** Most constants are names. */
    private static boolean mayHaveHoles(String constant) {
        for (int at = 0; at < constant.length(); at++) {
            char c = constant.charAt(at);
            if (c < ' ' || c == '%' || c == '{') {
                return true;
            }
        }
        return false;
    }

    /** Most constants are descriptors of methods and fields, which name classes only. */
    private static boolean isDescriptor(String constant) {
        return constant.startsWith("(") || constant.endsWith(";");
    }

    private void findInPiece(String piece, Consumer<String> found) {
        resources.findIn(piece, path -> found.accept(RESOURCE + path));
        files.flatMap(all -> all.find(piece)).ifPresent(name -> found.accept(FILE + name));
        if (candidates.variables().names().contains(piece)) {
            found.accept(VARIABLE + piece);
        }
        candidates.properties().names().stream()
                .filter(name -> name.equals(piece) || (piece.endsWith(".") && name.startsWith(piece)))
                .forEach(name -> found.accept(PROPERTY + name));
    }

    /** The properties and variables that stand in a text, with their hashes. */
    SortedMap<String, String> valuesIn(String text) {
        SortedMap<String, String> found = new TreeMap<>();
        addValues(text, PROPERTY, candidates.properties(), found);
        addValues(text, VARIABLE, candidates.variables(), found);
        return found;
    }

    private static void addValues(String text, String kind, Values values, SortedMap<String, String> found) {
        values.names().stream()
                .filter(name -> standsIn(text, name))
                .forEach(name -> found.put(kind + name, values.hash().apply(name)));
    }

    /** As a whole, and not as a part of a longer name. */
    private static boolean standsIn(String text, String name) {
        return text.contains(name)
                && Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-]|\\.\\w)")
                        .matcher(text)
                        .find();
    }

    /** All resources, as inputs. */
    Set<String> allResources() {
        Set<String> all = new TreeSet<>();
        resources.all().forEach(path -> all.add(RESOURCE + path));
        return all;
    }

    /** The hash of an input; empty for a resource that every class depends on anyway. */
    Optional<String> hash(String input) {
        String name = input.substring(input.indexOf(' ') + 1);
        if (input.startsWith(RESOURCE)) {
            return resources.isOfSomeClasses(name) ? Optional.of(resources.hash(name)) : Optional.empty();
        }
        if (input.startsWith(FILE)) {
            return files.map(all -> all.hash(name));
        }
        Values values = input.startsWith(VARIABLE) ? candidates.variables() : candidates.properties();
        return Optional.of(values.hash().apply(name));
    }
}
