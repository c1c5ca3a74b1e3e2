package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.mojo.plan.BoundGoals;
import io.github.smartscraper.e2e.mojo.plan.BuildPlan;
import io.github.smartscraper.e2e.run.RunAssembly;
import io.github.smartscraper.e2e.run.ownership.MavenShutdownGuard;
import io.github.smartscraper.e2e.run.parameters.ParameterCheck;
import io.github.smartscraper.e2e.run.parameters.ParameterMessages;
import io.github.smartscraper.e2e.run.parameters.RawParameters;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of the goals that start workers for the tests of a build: which tests run, and on how many workers. */
abstract class TestRunParameters extends WorkerParameters {

    /**
     * Runs only test classes or methods whose name contains this text, in any case; if there is none, says so and runs
     * nothing. Example: {@code -De2e.file=scrape}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.file")
    private @Nullable String file;

    /**
     * Starts only as many of the {@code workers} as make the tests end earlier, by what earlier runs have shown of the durations
     * of test classes and of the cost of servers and forks; {@code false} starts all of them at once. Example: {@code
     * -De2e.adaptive=false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.adaptive", defaultValue = "true")
    private boolean adaptive;

    /**
     * Ignores the test cache: test classes that passed and whose inputs have not changed run as well.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.full", defaultValue = "false")
    private boolean full;

    /**
     * Runs only the test classes that failed last time.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.lastFailed", defaultValue = "false")
    private boolean lastFailed;

    /**
     * Share of the test classes that need not run which is run anyway, chosen at random: {@code 5%}. If one of them fails,
     * the cache has overlooked something, and is discarded as a whole.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.cacheAudit")
    private @Nullable String cacheAudit;

    /**
     * Which of several machines this is, that share the test classes among them: {@code 2/4} is the second of four. {@code
     * auto} takes it from the variables of GitLab, CircleCI, Buildkite, or a Kubernetes Indexed Job (with E2E_SHARD_TOTAL);
     * where there are none, all classes run.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.shard")
    private @Nullable String shard;

    /**
     * Where the test cache is. A CI system may keep it from one build to the next.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.cacheFile", defaultValue = "${project.build.directory}/smartscraper-e2e/test-cache.json")
    private File cacheFile;

    /**
     * Files under {@code appDirectory} whose change re-runs all test classes, as Ant patterns; {@code ../shared/**} and
     * absolute patterns are allowed. Default: all that git lists there, tracked or not, but for documentation, unit tests and
     * Maven's own test roots; without git all but {@code node_modules}, {@code target} and the like. Package and lock files,
     * and whatever the command or the environment names, count in any case. Example: {@code
     * <sources><source>server/**</source></sources>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.sources")
    private @Nullable List<@Nullable String> sources;

    /**
     * Files that tests read besides, as Ant patterns relative to the project's directory; {@code ../} is allowed. A change of
     * one re-runs all test classes. Example: {@code <inputs><input>../fixtures/**</input></inputs>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.inputs")
    private @Nullable List<@Nullable String> inputs;

    /**
     * Variables of the shell that servers or tests read, besides those that are known to matter and those that the
     * application's sources or the tests name: a name, or the beginning of some with a star. A new value re-runs all test
     * classes. Example: {@code -De2e.inputVariables=SHOP_MODE,FEATURE_*}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.inputVariables")
    private @Nullable List<@Nullable String> inputVariables;

    /**
     * Name of a test class, with or without its package, of which every input is printed, and what has changed since it
     * passed last. Example: {@code -De2e.explain=LoginIT}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.explain")
    private @Nullable String explain;

    /**
     * Files and directories that test runs leave behind and the build needs afterwards, such as what JaCoCo has measured: where
     * one is missing, all test classes run, whether they have changed or not. Paths are relative to the project's directory.
     * Example: {@code <outputs><output>target/jacoco-it.exec</output></outputs>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.outputs")
    private @Nullable List<@Nullable String> outputs;

    /**
     * Skips all: no server is started, no integration test is run. The properties {@code skipITs}, {@code skipTests} and
     * {@code maven.test.skip} do the same.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.skip", defaultValue = "false")
    private boolean skipE2e;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    private final LifecycleExecutor lifecycle;

    /**
     * Made by the goals.
     *
     * @param lifecycle tells which goals run, and in which order
     */
    TestRunParameters(LifecycleExecutor lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** The plan of the build. */
    final BuildPlan plan() {
        return BuildPlan.of(lifecycle, getSession());
    }

    /** Id of the execution that the run belongs to. */
    String runExecution() {
        return mojoExecution.getExecutionId();
    }

    /** The context in which the goals of the run meet. */
    final RunContext context() {
        return new RunContext(getPluginContext(), runExecution());
    }

    /** The execution of the goal. */
    final MojoExecution execution() {
        return mojoExecution;
    }

    /** Which property has all skipped; empty if none does. */
    final Optional<String> skippedBy() {
        return skipE2e || isSkipExecution() ? Optional.of(skipReason()) : Optional.empty();
    }

    @SuppressWarnings("deprecation") // Of skipTests, which Failsafe still heeds.
    private String skipReason() {
        if (skipE2e) {
            return "e2e.skip";
        }
        if (isSkipITs()) {
            return "skipITs";
        }
        return isSkipTests() ? "skipTests" : "maven.test.skip";
    }

    /**
     * The parts of the run that this goal is told to begin.
     *
     * @throws ConfigurationException if a parameter can't be used
     */
    final RunAssembly assembly(Console console) throws ConfigurationException {
        Map<String, String> variables = System.getenv();
        RunRequest request = ParameterCheck.check(
                parameters(selection(), files()), Runtime.getRuntime().availableProcessors(), variables);
        requireOneChoice();
        requireJUnitPlatform();
        return new RunAssembly(
                request,
                HostSystem.current(variables),
                console,
                new MavenShutdownGuard(getSession().getRequest()),
                getPluginDescriptor().getVersion());
    }

    /** Those that the POM has of this plugin. */
    final BoundGoals boundGoals() {
        String key = getPluginDescriptor().getPluginLookupKey();
        return BoundGoals.of(Optional.ofNullable(getProject().getPlugin(key)));
    }

    /** All executions of a build start their workers before the first test runs, so that each needs files of its own. */
    private WorkDirectory files() {
        WorkDirectory first = new WorkDirectory(workDirectory());
        return context().isFirstExecution() ? first : first.ofExecution(runExecution());
    }

    /** Whether the user has chosen classes by name, or by how they ended. */
    final boolean isChosen() {
        return lastFailed || (file != null && !file.isBlank());
    }

    private void requireOneChoice() throws ConfigurationException {
        String other = lastFailed ? "lastFailed" : shard != null && !shard.isBlank() ? "shard" : "";
        String choice = file != null && !file.isBlank() ? "file" : other;
        if (getTest() != null && !getTest().isBlank() && !choice.isEmpty()) {
            throw new ConfigurationException(ParameterMessages.testAnd(choice, getTest()));
        }
    }

    @Override
    boolean isAdaptive() {
        return adaptive;
    }

    private RawParameters.Selection selection() {
        return new RawParameters.Selection(
                file,
                lastFailed,
                shard,
                new RawParameters.Cache(cacheFile.toPath(), full, cacheAudit, explain, orNone(outputs)),
                new RawParameters.Inputs(
                        orNone(sources),
                        orNone(inputs),
                        orNone(inputVariables),
                        getBasedir().toPath(),
                        Path.of(getProject().getBuild().getDirectory()),
                        testRoots()));
    }

    private static List<@Nullable String> orNone(@Nullable List<@Nullable String> values) {
        return values == null ? List.of() : values;
    }
}
