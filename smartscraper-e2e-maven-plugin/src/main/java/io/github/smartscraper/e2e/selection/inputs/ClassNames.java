package io.github.smartscraper.e2e.selection.inputs;

import io.github.smartscraper.e2e.selection.inputs.parse.ParsedFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Classes of the project by name. A class that is nested in another counts as part of it: the two are one unit, as they
 * are one source file.
 */
final class ClassNames {

    /** What ends a class name in a descriptor or a signature, JVM specification 4.2.1 and 4.7.9.1. */
    private static final Pattern ENDS = Pattern.compile("[;<>:()\\[#]");

    private final Map<String, String> units = new HashMap<>();

    /** What the names of all units begin with, up to the first slash or dollar. */
    private final Set<String> roots = new HashSet<>();

    /** The names of all units without their packages. */
    private final Set<String> simpleNames = new HashSet<>();

    /** Whether a language other than Java has given a class a name that is no Java identifier. */
    private final boolean hasOddNames;

    /** The names of these classes, as in class files ({@code a/b/C$D}). */
    ClassNames(Set<String> internalNames) {
        internalNames.forEach(name -> units.put(name, unit(name, internalNames)));
        units.values().forEach(unit -> {
            roots.add(root(unit));
            String simpleName = unit.substring(unit.lastIndexOf('/') + 1);
            simpleNames.add(simpleName);
        });
        hasOddNames = units.values().stream()
                .filter(unit -> !unit.endsWith("-info"))
                .anyMatch(unit -> !unit.chars().allMatch(c -> isNamePart((char) c)));
    }

    private static String unit(String name, Set<String> all) {
        for (int dollar = name.indexOf('$'); dollar > 0; dollar = name.indexOf('$', dollar + 1)) {
            String outer = name.substring(0, dollar);
            if (all.contains(outer)) {
                return outer;
            }
        }
        return name;
    }

    /** The unit of a class of the project. */
    Optional<String> unitOf(String internalName) {
        return Optional.ofNullable(units.get(internalName));
    }

    /**
     * Finds the units that a constant names: {@code a/b/C}, {@code a.b.C}, or somewhere in a descriptor or a signature
     * such as {@code (ILa/b/C;)Ljava/util/List<La/b/D;>;}.
     */
    void findIn(String constant, Consumer<String> found) {
        int from = 0;
        for (int at = 0; at <= constant.length(); at++) {
            if (at == constant.length() || !isNamePart(constant.charAt(at))) {
                if (at > from) {
                    findInWord(constant.substring(from, at), found);
                }
                from = at + 1;
            }
        }
        if (hasOddNames) {
            ENDS.splitAsStream(constant).forEach(word -> findInWord(word, found));
        }
    }

    private static boolean isNamePart(char c) {
        // The compiler writes strings that are put together with control characters for the parts to come.
        return c == '/' || c == '.' || (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    /** In a descriptor, primitive types may stand before the L that a class name begins with. */
    private void findInWord(String word, Consumer<String> found) {
        String path = withoutLeadingSlashes(word.replace('.', '/'));
        findPrefix(path, found);
        int slash = path.indexOf('/');
        int end = slash < 0 ? path.length() : slash;
        for (int at = path.indexOf('L'); at >= 0 && at < end; at = path.indexOf('L', at + 1)) {
            findPrefix(path.substring(at + 1), found);
        }
    }

    /** A path of a file may begin with slashes, or with dots. */
    private static String withoutLeadingSlashes(String path) {
        int at = 0;
        while (at < path.length() && path.charAt(at) == '/') {
            at++;
        }
        return path.substring(at);
    }

    /** The longest prefix that is a class: in {@code a.b.C.FIELD} and {@code a.b.C$NotThere}, that of {@code a.b.C}. */
    private void findPrefix(String path, Consumer<String> found) {
        if (!roots.contains(root(path))) {
            // As good as all names that there are: those of the JDK, of libraries, of methods.
            return;
        }
        for (int end = path.length(); end > 0; end = lastSeparator(path, end - 1)) {
            String unit = units.get(path.substring(0, end));
            if (unit != null) {
                found.accept(unit);
                return;
            }
        }
    }

    /**
     * Finds the units that a source names: in imports, by full name, or by simple name in its own package and in those that it
     * imports as a whole.
     *
     * @param packagePath the package that it is in, {@code a/b}, or an empty string
     */
    void findIn(ParsedFile source, String packagePath, Consumer<String> found) {
        Set<String> packages = new LinkedHashSet<>(source.packages());
        packages.add(packagePath);
        for (String name : source.names()) {
            if (isAnywhere(name)) {
                String path = name.replace('.', '/');
                findPrefix(path, found);
                packages.forEach(in -> findPrefix(in.isEmpty() ? path : in + '/' + path, found));
            }
        }
    }

    /** Whether a name in a source, with its dots, may be that of a class, in whatever package. */
    private boolean isAnywhere(String name) {
        if (name.indexOf('.') < 0 && name.indexOf('$') < 0) {
            return simpleNames.contains(name);
        }
        return name.indexOf('$') >= 0 || hasSimpleName(name);
    }

    /** Whether a part between two dots is one; a pattern would take several times as long. */
    private boolean hasSimpleName(String dotted) {
        int begin = 0;
        for (int dot = dotted.indexOf('.'); dot >= 0; dot = dotted.indexOf('.', begin)) {
            if (simpleNames.contains(dotted.substring(begin, dot))) {
                return true;
            }
            begin = dot + 1;
        }
        return simpleNames.contains(dotted.substring(begin));
    }

    private static String root(String path) {
        int at = 1;
        while (at < path.length() && !isSeparator(path.charAt(at))) {
            at++;
        }
        return at < path.length() ? path.substring(0, at) : path;
    }

    private static int lastSeparator(String path, int from) {
        int at = from;
        while (at >= 0 && !isSeparator(path.charAt(at))) {
            at--;
        }
        return at;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '$';
    }
}
