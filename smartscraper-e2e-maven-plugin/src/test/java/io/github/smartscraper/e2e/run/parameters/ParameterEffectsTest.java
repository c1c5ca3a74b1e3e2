package io.github.smartscraper.e2e.run.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.smartscraper.e2e.failsafe.FailsafeGoal;
import io.github.smartscraper.e2e.failsafe.FailsafeParameters;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects.Effect;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects.OnTests;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link ParameterEffects}. */
@DisplayName("The table of effects")
final class ParameterEffectsTest {

    private static final String GOALS = "io.github.smartscraper.e2e.mojo";

    /** Goals have a field of another name where Failsafe has one of this name already. */
    private static final String SKIP = "skipE2e";

    @Test
    @DisplayName("has a line for each parameter of the goals, which states what it does to tests and to kept servers")
    void everyParameterOfTheGoals() {
        // given
        Set<String> parameters = parameters(read(importer -> importer.importPackages(GOALS)));

        // when
        Set<String> stated =
                ParameterEffects.ours().stream().map(Effect::name).collect(Collectors.toCollection(TreeSet::new));

        // then
        assertThat(stated).isEqualTo(parameters);
        assertThat(ParameterEffects.ours()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("knows which parameters of Failsafe have no effect, and takes any other to have one")
    void everyParameterOfFailsafe() {
        // given
        Set<String> parameters = parameters(read(importer ->
                importer.importClasses(FailsafeParameters.class, FailsafeGoal.class, AbstractSurefireMojo.class)));

        // then
        assertThat(parameters).containsAll(ParameterEffects.neutralOfFailsafe());
        assertThat(List.of("argLine", "systemPropertyVariables", "excludedEnvironmentVariables", "ofALaterVersion"))
                .allMatch(name -> ParameterEffects.ofFailsafe(name) == OnTests.RERUN);
    }

    /** The names of foreign classes are enough, and reading those takes most of the time. */
    private static JavaClasses read(Function<ClassFileImporter, JavaClasses> way) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return way.apply(new ClassFileImporter());
        });
    }

    /** What Maven fills in by itself can't be set, and is no parameter of the user's. */
    private static Set<String> parameters(JavaClasses goals) {
        return goals.stream()
                .flatMap(goal -> goal.getFields().stream())
                .filter(field -> field.isAnnotatedWith(Parameter.class))
                .filter(field -> !isReadOnly(field))
                .map(JavaField::getName)
                .map(name -> name.equals(SKIP) ? "skip" : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isReadOnly(JavaField field) {
        JavaAnnotation<JavaField> parameter = field.getAnnotationOfType(Parameter.class.getName());
        return parameter.get("readonly").map(Boolean.TRUE::equals).orElse(false);
    }
}
