package io.github.smartscraper.e2e.failsafe;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.failsafe.facts.BuildFacts;
import io.github.smartscraper.e2e.failsafe.facts.GoalFacts;
import io.github.smartscraper.e2e.selection.files.FilesRequest;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import io.github.smartscraper.e2e.support.WorkerVariables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.failsafe.util.FailsafeSummaryXmlUtils;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.apache.maven.plugin.surefire.util.DependencyScanner;
import org.apache.maven.plugin.surefire.util.DirectoryScanner;
import org.apache.maven.surefire.api.suite.RunResult;
import org.apache.maven.surefire.api.testset.TestListResolver;
import org.jspecify.annotations.Nullable;

/** Base of all goals that need Surefire's machinery to behave as Failsafe does. */
public abstract class FailsafeGoal extends FailsafeParameters {

    private static final String PROVIDERS = "org.apache.maven.surefire";

    /** They bring engines of their own, to which no listener of the plugin is known. */
    private static final Set<String> FOREIGN_PROVIDERS =
            Set.of("surefire-junit3", "surefire-junit4", "surefire-junit47", "surefire-testng");

    @Override
    protected final String getPluginName() {
        return "failsafe";
    }

    @Override
    protected final String[] getDefaultIncludes() {
        return new String[] {"**/IT*.java", "**/*IT.java", "**/*ITCase.java"};
    }

    @Override
    protected final String getReportSchemaLocation() {
        return "https://maven.apache.org/surefire/maven-failsafe-plugin/xsd/failsafe-test-report.xsd";
    }

    @Override
    @SuppressWarnings("deprecation") // Of skipExec, which Failsafe still heeds.
    protected boolean isSkipExecution() {
        return isSkip() || isSkipTests() || isSkipITs() || isSkipExec();
    }

    /**
     * Refuses what would run no test, or would run tests without their workers, before anything is started.
     *
     * @throws ConfigurationException if the user asks for it
     */
    protected final void requireJUnitPlatform() throws ConfigurationException {
        if (getSuiteXmlFiles().length > 0) {
            throw new ConfigurationException(FailsafeMessages.suiteXmlFiles());
        }
        Optional<Artifact> foreign = foreignProvider(getPluginDescriptor().getArtifacts());
        if (foreign.isPresent()) {
            throw new ConfigurationException(
                    FailsafeMessages.provider(foreign.get().getId()));
        }
    }

    /** The first provider among dependencies of the plugin that runs tests without the JUnit Platform. */
    static Optional<Artifact> foreignProvider(Collection<Artifact> dependencies) {
        return dependencies.stream()
                .filter(artifact ->
                        artifact.getGroupId().equals(PROVIDERS) && FOREIGN_PROVIDERS.contains(artifact.getArtifactId()))
                .findFirst();
    }

    /** Warns of values for names that each fork gets from its worker. */
    protected final void warnOfHandedOver() {
        Set<String> names = new TreeSet<>();
        for (String name : WorkerVariables.OF_TESTS) {
            if (systemPropertyVariables().containsKey(name)
                    || userProperties().containsKey(name)
                    || String.valueOf(super.getArgLine()).contains("-D" + name + '=')) {
                names.add(name);
            }
        }
        if (!names.isEmpty()) {
            getLog().warn(FailsafeMessages.handedOverAnyway(names));
        }
    }

    private Map<String, String> systemPropertyVariables() {
        return getSystemPropertyVariables() == null ? Map.of() : getSystemPropertyVariables();
    }

    /** The tests of the project, as Failsafe would run them in an execution. */
    protected final ProjectTests projectTests(String execution) throws MojoExecutionException, MojoFailureException {
        String test = getTest();
        boolean chosen = test != null && !test.isBlank();
        return new ProjectTests(
                execution,
                scanTestClasses(),
                getTestClassesDirectory().toPath(),
                getProject().getTestCompileSourceRoots().stream().map(Path::of).toList(),
                libraries(),
                chosen,
                coverage(test));
    }

    /** Groups of the POM are part of what a class is; those of the command line choose for this build only. */
    private Coverage coverage(@Nullable String test) {
        if (test != null && test.contains("#")) {
            return Coverage.METHODS;
        }
        boolean groups =
                userProperties().containsKey("groups") || userProperties().containsKey("excludedGroups");
        return groups ? Coverage.GROUPS : Coverage.WHOLE;
    }

    /** Directories with sources and resources of tests. */
    protected final List<FilesRequest.TestRoot> testRoots() {
        List<FilesRequest.TestRoot> roots = new ArrayList<>();
        getProject()
                .getTestCompileSourceRoots()
                .forEach(root -> roots.add(new FilesRequest.TestRoot(Path.of(root), List.of(), List.of())));
        getProject()
                .getTestResources()
                .forEach(resource -> roots.add(new FilesRequest.TestRoot(
                        Path.of(resource.getDirectory()), resource.getIncludes(), resource.getExcludes())));
        return roots;
    }

    /** What tests depend on besides files, as far as Maven knows it, for an execution of this goal. */
    protected final BuildFacts facts(MojoExecution execution) {
        return new GoalFacts(this, execution).read();
    }

    /** Versions of what tests are run with, by name. */
    protected final Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("maven", getSession().getSystemProperties().getProperty("maven.version", ""));
        Optional.ofNullable(AbstractSurefireMojo.class.getPackage().getImplementationVersion())
                .ifPresent(version -> versions.put("failsafe", version));
        return versions;
    }

    private Properties userProperties() {
        return getSession().getUserProperties();
    }

    private List<Path> libraries() {
        List<Path> libraries = new ArrayList<>();
        libraries.add(getMainBuildPath().toPath());
        for (Artifact artifact : getProject().getArtifacts()) {
            if (artifact.getFile() != null) {
                libraries.add(artifact.getFile().toPath());
            }
        }
        String[] additional = getAdditionalClasspathElements();
        if (additional != null) {
            Arrays.stream(additional).map(Path::of).forEach(libraries::add);
        }
        return libraries;
    }

    /** Names of the test classes that Failsafe would run, from the project and the dependencies to scan. */
    private List<String> scanTestClasses() throws MojoExecutionException, MojoFailureException {
        TestListResolver wanted = wanted();
        List<String> classes = new ArrayList<>(classesIn(getTestClassesDirectory(), wanted));
        String[] dependencies = getDependenciesToScan();
        if (dependencies != null && dependencies.length > 0) {
            for (Artifact artifact :
                    DependencyScanner.filter(List.copyOf(getProject().getArtifacts()), Arrays.asList(dependencies))) {
                classes.addAll(classesOf(artifact.getFile(), wanted));
            }
        }
        return classes;
    }

    private TestListResolver wanted() throws MojoFailureException {
        TestPatterns patterns =
                new TestPatterns(getTest(), getIncludes(), getIncludesFile(), getExcludes(), getExcludesFile());
        return patterns.resolver(List.of(getDefaultIncludes()));
    }

    /**
     * Tells of the path of a class file whether Failsafe would run it, be it there already or not.
     *
     * @throws MojoFailureException if a file with patterns can't be read
     */
    protected final Predicate<String> testFiles() throws MojoFailureException {
        TestListResolver wanted = wanted();
        return path -> wanted.shouldRun(path, null);
    }

    private static List<String> classesOf(File artifact, TestListResolver wanted) throws MojoExecutionException {
        if (artifact == null || artifact.isDirectory()) {
            return artifact == null ? List.of() : classesIn(artifact, wanted);
        }
        return new DependencyScanner(List.of(artifact), wanted).scan().getClasses();
    }

    private static List<String> classesIn(File directory, TestListResolver wanted) {
        return directory.isDirectory()
                ? new DirectoryScanner(directory, wanted).scan().getClasses()
                : List.of();
    }

    /**
     * Removes the result of an earlier build: one that runs no test writes none, and would be judged by the old one.
     *
     * @throws MojoExecutionException if the file can't be removed
     */
    protected final void discardSummary() throws MojoExecutionException {
        try {
            Files.deleteIfExists(getSummaryFile().toPath());
        } catch (IOException e) {
            throw new MojoExecutionException(FailsafeMessages.oldResultLeft(getSummaryFile(), e), e);
        }
    }

    /** Puts the result where goal verify finds it, added to what earlier executions of this build have put there. */
    @Override
    protected void handleSummary(RunResult summary, @Nullable Exception firstForkException)
            throws MojoExecutionException {
        if (!summary.isNoTestsRun()) {
            try {
                FailsafeSummaryXmlUtils.writeSummary(
                        summary, getSummaryFile(), getSummaryFile().isFile());
            } catch (Exception e) {
                throw new MojoExecutionException(
                        FailsafeMessages.resultNotWritten(getSummaryFile(), String.valueOf(e.getMessage())), e);
            }
        }
    }
}
