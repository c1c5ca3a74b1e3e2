package io.github.smartscraper.e2e.failsafe.facts;

import io.github.smartscraper.e2e.support.PortablePaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.apache.maven.project.MavenProject;

/** Facts that Maven knows about an execution of a goal, and about the build around it. */
public final class GoalFacts {

    private static final String PROMOTE = "promoteUserPropertiesToSystemProperties";

    private final AbstractSurefireMojo goal;
    private final MojoExecution execution;

    /** Facts that have still to be read. */
    public GoalFacts(AbstractSurefireMojo goal, MojoExecution execution) {
        this.goal = goal;
        this.execution = execution;
    }

    /** Reads them. */
    public BuildFacts read() {
        ResolvedParameters resolved = new ResolvedParameters(
                new PluginParameterExpressionEvaluator(goal.getSession(), execution),
                goal.getProject().getModel().getProperties(),
                goal.getBasedir().toPath());
        Map<String, String> parameters =
                FailsafeFacts.of(goal, resolved.of(execution.getMojoDescriptor(), execution.getConfiguration()));
        return new BuildFacts(parameters, handedToTests(parameters), paths());
    }

    private Map<String, String> handedToTests(Map<String, String> parameters) {
        Map<String, String> properties = new TreeMap<>();
        if (!"false".equals(parameters.get(PROMOTE))) {
            Properties typed = goal.getSession().getUserProperties();
            typed.stringPropertyNames().forEach(name -> properties.put(name, typed.getProperty(name)));
        }
        return properties;
    }

    private PortablePaths paths() {
        List<Path> projects = new ArrayList<>();
        for (MavenProject parent = goal.getProject().getParent(); parent != null; parent = parent.getParent()) {
            if (parent.getBasedir() != null) {
                projects.add(parent.getBasedir().toPath());
            }
        }
        MavenExecutionRequest request = goal.getSession().getRequest();
        if (request.getMultiModuleProjectDirectory() != null) {
            projects.add(request.getMultiModuleProjectDirectory().toPath());
        }
        Map<String, Path> others = new TreeMap<>(Map.of("{temporary}", Path.of(System.getProperty("java.io.tmpdir"))));
        if (request.getLocalRepositoryPath() != null) {
            others.put("{repository}", request.getLocalRepositoryPath().toPath());
        }
        return PortablePaths.of(goal.getBasedir().toPath(), projects, others);
    }
}
