package io.github.smartscraper.e2e.progress;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a test.
 *
 * @param testClass the class that it is in, nested ones after a dollar sign
 * @param method how its framework calls it, with arguments and repetitions; empty for what stands around the tests of a class
 */
public record TestName(String testClass, String method) {

    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /** The class without the classes in it. */
    public String outermost() {
        int nested = testClass.indexOf('$');
        return nested < 0 ? testClass : testClass.substring(0, nested);
    }

    /** As a person would say it: without the package. */
    public String shown() {
        String name = simple(testClass).replace('$', '.');
        return method.isBlank() ? name : name + '.' + method;
    }

    /** What {@code -Dit.test} takes to run just this, quoted for a shell where it has to be. */
    public String selector() {
        Matcher identifier = IDENTIFIER.matcher(method);
        Optional<String> name = identifier.lookingAt() ? Optional.of(identifier.group()) : Optional.empty();
        String selector = simple(testClass) + name.map(found -> '#' + found).orElse("");
        return selector.contains("$") ? '\'' + selector + '\'' : selector;
    }

    static String simple(String testClass) {
        return testClass.substring(testClass.lastIndexOf('.') + 1);
    }
}
