package io.github.smartscraper.e2e.progress;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a test.
 *
 * @param testClass the class that it is in, nested ones after a dollar sign
 * @param method how its framework calls it, with arguments and repetitions; empty for what stands around the tests of a class
 * @param displayName what people call it, where that says more
 */
public record TestName(String testClass, String method, Optional<String> displayName) {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern INVOCATION = Pattern.compile("(?:\\[\\d+])+$");
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /** A test without another name for people. */
    public TestName(String testClass, String method) {
        this(testClass, method, Optional.empty());
    }

    /** The class without the classes in it. */
    public String outermost() {
        int nested = testClass.indexOf('$');
        return nested < 0 ? testClass : testClass.substring(0, nested);
    }

    /** As a person would say it: without the package. */
    public String shown() {
        String name = simple(testClass).replace('$', '.');
        String test = method.isBlank() ? name : name + '.' + method;
        return displayName
                .map(this::withoutMethod)
                .filter(further -> !further.isEmpty())
                .map(further -> test + " (" + further + ')')
                .orElse(test);
    }

    /** Surefire puts the method's name into that of an invocation, before or behind the containers that it stands in. */
    private String withoutMethod(String display) {
        String signature = INVOCATION.matcher(method).replaceFirst("");
        String own = display.replace(method, "");
        String further = own.equals(display) && signature.endsWith(")") ? display.replace(signature, "") : own;
        return SPACE.matcher(further).replaceAll(" ").strip();
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
