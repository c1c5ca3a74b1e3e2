package io.github.smartscraper.e2e.failsafe.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.failsafe.FailsafeGoal;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link GoalFacts} with Maven's own evaluator of expressions. */
@DisplayName("The facts about an execution of a goal")
final class GoalFactsTest {

    @TempDir
    private Path directory;

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject project = new MavenProject();
    private final FailsafeGoal goal = new FailsafeGoal() {
        @Override
        public void execute() {}

        @Override
        public MavenProject getProject() {
            return project;
        }
    };

    @BeforeEach
    void makeProject() throws Exception {
        Path module = Files.createDirectories(directory.resolve("shop/web"));
        project.getModel().setBuild(new Build());
        project.setFile(module.resolve("pom.xml").toFile());
        goal.setBasedir(module.toFile());
        request.setMultiModuleProjectDirectory(directory.resolve("shop").toFile());
        request.setLocalRepositoryPath(directory.resolve("repository").toFile());
    }

    @Test
    @DisplayName("are parameters as Maven evaluates them, with properties of the project, early and late")
    void resolved() throws Exception {
        // given
        project.getModel().getProperties().setProperty("memory", "64m");
        project.getModel().getProperties().setProperty("agent", "-javaagent:a.jar");

        // when
        BuildFacts facts = read("<argLine default-value=\"-Xss1m\">@{agent} -Xmx${memory}</argLine>");

        // then
        assertThat(facts.parameters()).containsEntry("argLine", "-javaagent:a.jar -Xmx64m");
        assertThat(read("<argLine default-value=\"-Xss1m\">${unknown}</argLine>")
                        .parameters())
                .containsEntry("argLine", "-Xss1m");
    }

    @Test
    @DisplayName("are properties of the command line, unless tests don't get them")
    void properties() throws Exception {
        request.getUserProperties().setProperty("shop.mode", "fast");

        assertThat(read("").properties()).containsEntry("shop.mode", "fast");
        assertThat(read("<promoteUserPropertiesToSystemProperties>false</promoteUserPropertiesToSystemProperties>")
                        .properties())
                .isEmpty();
    }

    @Test
    @DisplayName("are the directories that may be others elsewhere (C6)")
    void paths() throws Exception {
        String text = String.join(
                " ",
                directory.resolve("shop/web/target").toString(),
                directory.resolve("shop/conf").toString(),
                directory.resolve("repository/a.jar").toString());

        assertThat(read("").paths().apply(text)).isEqualTo("{project}/target {project}/../conf {repository}/a.jar");
    }

    private BuildFacts read(String configuration) throws Exception {
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setPluginDescriptor(new PluginDescriptor());
        descriptor.addParameter(parameter("argLine"));
        descriptor.addParameter(parameter("promoteUserPropertiesToSystemProperties"));
        MojoExecution execution = new MojoExecution(descriptor, "default");
        execution.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        goal.setSession(session());
        return new GoalFacts(goal, execution).read();
    }

    @SuppressWarnings("deprecation") // Maven has no other way to make one.
    private MavenSession session() {
        MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
        session.setCurrentProject(project);
        return session;
    }

    private static Parameter parameter(String name) {
        Parameter parameter = new Parameter();
        parameter.setName(name);
        parameter.setType("java.lang.String");
        return parameter;
    }
}
