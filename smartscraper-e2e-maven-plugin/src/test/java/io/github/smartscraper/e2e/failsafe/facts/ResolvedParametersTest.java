package io.github.smartscraper.e2e.failsafe.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ResolvedParameters}. */
@DisplayName("The parameters of a goal, as Maven resolves them,")
final class ResolvedParametersTest {

    @TempDir
    private Path directory;

    private final Map<String, Object> expressions = new HashMap<>();
    private final Properties late = new Properties();
    private final MojoDescriptor goal = new MojoDescriptor();

    @Test
    @DisplayName("have late placeholders filled in with properties of the project (I7)")
    void latePlaceholders() throws Exception {
        // given
        declare("argLine", "java.lang.String");
        String configuration = "<argLine>@{agent} -Xmx64m @{unknown}</argLine>";
        late.setProperty("agent", "-javaagent:@{jar}");

        // when
        late.setProperty("jar", "one.jar");
        Map<String, String> one = resolved(configuration);
        late.setProperty("jar", "other.jar");

        // then
        assertThat(one).containsEntry("argLine", "-javaagent:one.jar -Xmx64m @{unknown}");
        assertThat(resolved(configuration)).containsEntry("argLine", "-javaagent:other.jar -Xmx64m @{unknown}");
    }

    @Test
    @DisplayName("end with late placeholders that are about themselves")
    void endless() throws Exception {
        declare("argLine", "java.lang.String");
        late.setProperty("argLine", "@{argLine} -Xmx1m");

        assertThat(resolved("<argLine>@{argLine}</argLine>").get("argLine")).endsWith("-Xmx1m");
    }

    @Test
    @DisplayName("follow a property that a profile sets, and fall back on their default (I7)")
    void expression() throws Exception {
        // given
        declare("groups", "java.lang.String");
        String configuration = "<groups default-value=\"all\">${groups}</groups>";

        // when
        Map<String, String> preset = resolved(configuration);
        expressions.put("${groups}", "fast");

        // then
        assertThat(preset).containsEntry("groups", "all");
        assertThat(resolved(configuration)).containsEntry("groups", "fast");
    }

    @Test
    @DisplayName("are told apart by what is nested in them, such as the version of an additional dependency (I7)")
    void nested() throws Exception {
        declare("additionalClasspathDependencies", "java.util.List");
        String configuration =
                "<additionalClasspathDependencies><additionalClasspathDependency><artifactId>a</artifactId>"
                        + "<version>1</version></additionalClasspathDependency><additionalClasspathDependency>"
                        + "<artifactId>b</artifactId><version>2</version></additionalClasspathDependency>"
                        + "</additionalClasspathDependencies>";

        Map<String, String> before = resolved(configuration);

        assertThat(before)
                .containsEntry("additionalClasspathDependencies/additionalClasspathDependency/version", "1\n2");
        assertThat(resolved(configuration.replace(">2<", ">3<"))).isNotEqualTo(before);
    }

    @Test
    @DisplayName("have a part for each variable, with or without a value (F2)")
    void variables() throws Exception {
        declare("environmentVariables", "java.util.Map");

        assertThat(resolved("<environmentVariables><A>1</A><B/><C></C></environmentVariables>"))
                .containsExactly(
                        Map.entry("environmentVariables/A", "1"),
                        Map.entry("environmentVariables/B", ""),
                        Map.entry("environmentVariables/C", ""));
    }

    @Test
    @DisplayName("may be lists, maps, arrays and objects of which only the class is known")
    void objects() throws Exception {
        declare("list", "java.util.List");
        expressions.put("${list}", List.of("a", List.of("b")));
        expressions.put("${array}", new Object[] {"c", 1});
        expressions.put("${map}", new HashMap<>(Map.of("k", "v")));
        expressions.put("${object}", new Object());

        assertThat(resolved("<list>${list}</list>")).containsEntry("list", "a\nb");
        assertThat(resolved("<list>${array}</list>")).containsEntry("list", "c\n1");
        assertThat(resolved("<list>${map}</list>")).containsEntry("list/k", "v");
        assertThat(resolved("<list>${object}</list>")).containsEntry("list", "java.lang.Object");
    }

    @Test
    @DisplayName("have the content of a file besides its path")
    void files() throws Exception {
        // given
        declare("systemPropertiesFile", "java.io.File");
        Path file = Files.writeString(directory.resolve("test.properties"), "a=1");
        String configuration = "<systemPropertiesFile>test.properties</systemPropertiesFile>";

        // when
        Map<String, String> before = resolved(configuration);
        Files.writeString(file, "a=2");
        Map<String, String> after = resolved(configuration);
        Files.delete(file);

        // then
        assertThat(List.of(before, after, resolved(configuration))).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName(
            "are those of a later Failsafe, too, but none that Maven fills in by itself, and none that is no parameter")
    void unknown() throws Exception {
        declare("ofALaterVersion", "boolean");
        declare("project", "org.apache.maven.project.MavenProject").setEditable(false);

        assertThat(resolved(
                        "<ofALaterVersion>true</ofALaterVersion><project>${project}</project><mistyped>1</mistyped>"))
                .containsExactly(Map.entry("ofALaterVersion", "true"));
    }

    private Parameter declare(String name, String type) throws Exception {
        Parameter parameter = new Parameter();
        parameter.setName(name);
        parameter.setType(type);
        goal.addParameter(parameter);
        return parameter;
    }

    private Map<String, String> resolved(String configuration) throws Exception {
        String xml = "<configuration>" + configuration + "</configuration>";
        return new ResolvedParameters(new Expressions(), late, directory)
                .of(goal, Xpp3DomBuilder.build(new StringReader(xml)));
    }

    /** Stands in for Maven's. */
    private final class Expressions implements ExpressionEvaluator {

        @Override
        public @Nullable Object evaluate(String expression) {
            return expression.startsWith("${") ? expressions.get(expression) : expression;
        }

        @Override
        public File alignToBaseDirectory(File file) {
            return file;
        }
    }
}
