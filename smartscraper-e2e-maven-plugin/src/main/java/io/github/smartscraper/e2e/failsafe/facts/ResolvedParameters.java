package io.github.smartscraper.e2e.failsafe.facts;

import io.github.smartscraper.e2e.support.Md5;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a goal as Maven resolves them, whatever they are: from the POM, a profile, a property, or by default. So
 * those that a later Failsafe brings along are there as well.
 */
final class ResolvedParameters {

    private static final String DEFAULT = "default-value";

    /** Surefire puts in properties of the project late, when plugins before it may have set them. */
    private static final Pattern LATE = Pattern.compile("@\\{([^{}]*)}");

    /** Values may have placeholders in turn, and be about themselves. */
    private static final int DEEPEST = 5;

    private final ExpressionEvaluator evaluator;
    private final Properties late;
    private final Path baseDirectory;
    private final Map<String, String> values = new TreeMap<>();

    /**
     * Parameters that have still to be resolved.
     *
     * @param evaluator Maven's, for expressions
     * @param late properties for which a parameter may have placeholders
     * @param baseDirectory what names of files are relative to
     */
    ResolvedParameters(ExpressionEvaluator evaluator, Properties late, Path baseDirectory) {
        this.evaluator = evaluator;
        this.late = late;
        this.baseDirectory = baseDirectory;
    }

    /**
     * Resolves them.
     *
     * @param goal says which there are; what Maven fills in by itself is none of the user's
     * @param configuration what Maven hands to the goal
     */
    Map<String, String> of(MojoDescriptor goal, @Nullable Xpp3Dom configuration) {
        values.clear();
        if (configuration != null && goal.getParameters() != null) {
            goal.getParameters().stream()
                    .filter(Parameter::isEditable)
                    .forEach(parameter -> add(parameter, configuration.getChild(parameter.getName())));
        }
        return new TreeMap<>(values);
    }

    private void add(Parameter parameter, @Nullable Xpp3Dom element) {
        if (element == null) {
            return;
        }
        addElement(parameter.getName(), element);
        String value = values.get(parameter.getName());
        if (File.class.getName().equals(parameter.getType()) && value != null && !value.isEmpty()) {
            addContent(parameter.getName(), baseDirectory.resolve(value));
        }
    }

    /** What a file says counts, not only where it is. */
    private void addContent(String name, Path file) {
        try {
            if (Files.isRegularFile(file)) {
                values.put(name + "/content", Md5.of(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            // Surefire has its own words for it.
            values.put(name + "/content", "unreadable");
        }
    }

    private void addElement(String name, Xpp3Dom element) {
        Object value = value(element);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> put(name + '/' + key, part));
        } else if (value != null || element.getChildCount() == 0) {
            put(name, value);
        }
        for (Xpp3Dom child : element.getChildren()) {
            addElement(name + '/' + child.getName(), child);
        }
    }

    /** Parts of a list have one name. */
    private void put(String name, @Nullable Object value) {
        values.merge(name, resolveLate(text(value)), (before, more) -> before + '\n' + more);
    }

    private @Nullable Object value(Xpp3Dom element) {
        Object value = evaluate(element.getValue());
        return value == null ? evaluate(element.getAttribute(DEFAULT)) : value;
    }

    private @Nullable Object evaluate(@Nullable String expression) {
        try {
            return expression == null ? null : evaluator.evaluate(expression);
        } catch (ExpressionEvaluationException e) {
            // Maven has its own words for it.
            return expression;
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(index -> text(Array.get(value, index)))
                    .collect(Collectors.joining("\n"));
        }
        if (value instanceof Collection<?> parts) {
            return parts.stream().map(ResolvedParameters::text).collect(Collectors.joining("\n"));
        }
        boolean plain = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum
                || value instanceof File
                || value instanceof Path;
        return plain ? value.toString() : value.getClass().getName();
    }

    private String resolveLate(String text) {
        String resolved = text;
        for (int depth = 0; depth < DEEPEST; depth++) {
            String next = LATE.matcher(resolved)
                    .replaceAll(found -> Matcher.quoteReplacement(late.getProperty(found.group(1), found.group())));
            if (next.equals(resolved)) {
                break;
            }
            resolved = next;
        }
        return resolved;
    }
}
