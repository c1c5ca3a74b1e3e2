package io.github.smartscraper.e2e.manual;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.configuration.PlexusConfigurationException;

/** Goals as the plugin's descriptor has them, which maven-plugin-plugin makes of annotations and javadoc. */
final class GoalDescriptors {

    private static final Path BASE = Path.of(System.getProperty("basedir", ""));
    private static final Path DESCRIPTOR = BASE.resolve("target/classes/META-INF/maven/plugin.xml");

    private GoalDescriptors() {}

    /** A page of the manual. */
    static Path page(String name) {
        return BASE.resolve("../docs").resolve(name).normalize();
    }

    /** All goals, by name. */
    static List<MojoDescriptor> all() throws IOException {
        try (Reader reader = Files.newBufferedReader(DESCRIPTOR)) {
            return new PluginDescriptorBuilder()
                    .build(reader).getMojos().stream()
                            .sorted(Comparator.comparing(MojoDescriptor::getGoal))
                            .toList();
        } catch (PlexusConfigurationException e) {
            throw new IOException(e);
        }
    }

    /** What can be set of a goal, but for what it has from Failsafe, by name. */
    static List<Parameter> own(MojoDescriptor goal) {
        return goal.getParameters().stream()
                .filter(Parameter::isEditable)
                .filter(GoalDescriptors::isOurs)
                .sorted(Comparator.comparing(GoalDescriptors::name))
                .toList();
    }

    /** Those of Failsafe say since which version of Surefire there are any, or nothing. */
    private static boolean isOurs(Parameter parameter) {
        return property(parameter).filter(name -> name.startsWith("e2e.")).isPresent()
                || Optional.ofNullable(parameter.getSince()).orElse("").startsWith("0.");
    }

    /** As it is called in the POM. */
    static String name(Parameter parameter) {
        return Stream.ofNullable(parameter.getAlias())
                .filter(alias -> !alias.isBlank())
                .findFirst()
                .orElse(parameter.getName());
    }

    /** As it is called on the command line. */
    static Optional<String> property(Parameter parameter) {
        return Optional.ofNullable(parameter.getExpression())
                .map(expression -> expression.replaceAll("^\\$\\{(.*)}$", "$1"))
                .filter(property -> !property.isBlank());
    }

    static Optional<String> preset(Parameter parameter) {
        return Optional.ofNullable(parameter.getDefaultValue())
                .map(value -> value.replaceAll("^\\$\\{basedir}$", "\\${project.basedir}"))
                .filter(value -> !value.isBlank());
    }
}
