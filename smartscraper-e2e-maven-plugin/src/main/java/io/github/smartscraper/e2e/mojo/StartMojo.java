package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.failsafe.FailsafeGoal;
import io.github.smartscraper.e2e.run.ConfigurationException;
import io.github.smartscraper.e2e.run.InfrastructureException;
import io.github.smartscraper.e2e.run.Machine;
import io.github.smartscraper.e2e.run.MavenShutdownGuard;
import io.github.smartscraper.e2e.run.Messages;
import io.github.smartscraper.e2e.run.ParameterCheck;
import io.github.smartscraper.e2e.run.RawParameters;
import io.github.smartscraper.e2e.run.Run;
import io.github.smartscraper.e2e.run.RunOrchestrator;
import io.github.smartscraper.e2e.run.RunRequest;
import io.github.smartscraper.e2e.run.TokenTemplate;
import io.github.smartscraper.e2e.selection.Selection;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Starts the workers: isolated servers of the application under test, each with a port, a DATA_DIR and an API token of
 * its own. Returns as soon as the first of them is healthy; the others come up while tests run already. Starts none when
 * there is no test to run.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "start",
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class StartMojo extends FailsafeGoal {

    /**
     * How many servers to start at the most: a number from 1 to 64, {@code auto} (one per core, at most 8) or {@code 2C}
     * (two per core). There are never more than test classes. Example: {@code -De2e.workers=4}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.workers", defaultValue = "1")
    private String workers;

    /**
     * Runs only test classes or methods whose name contains this text, in any case; if there is none, says so and runs
     * nothing. Example: {@code -De2e.file=scrape}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.file")
    private @Nullable String file;

    /**
     * How long a server may take until its health path answers 200: {@code 90} and {@code 90s} are seconds, {@code 2m}
     * minutes, {@code 500ms} milliseconds; at most one hour. Example: {@code -De2e.timeout=2m}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.timeout", defaultValue = "60s")
    private String timeout;

    /**
     * Prints every change of a worker's state.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.verbose", defaultValue = "false")
    private boolean verbose;

    /**
     * Where the package.json of the application is, and where servers are started. Example:
     * {@code <appDirectory>${project.basedir}/app</appDirectory>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.appDirectory", defaultValue = "${project.basedir}")
    private File appDirectory;

    /**
     * What starts one server. Words are separated by spaces, quotes keep a word together; there is no shell. {@code
     * {port}}, {@code {dataDir}}, {@code {id}} and {@code {token}} stand for those of the worker. Example:
     * {@code <command>python3 -m http.server {port} --directory {dataDir}</command>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.command", defaultValue = "npm run dev")
    private String command;

    /**
     * When {@code npm ci} runs in the application's directory before servers are started: {@code auto} (node_modules is
     * missing or was installed from another package-lock.json), {@code always} or {@code never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.install", defaultValue = "auto")
    private String install;

    /**
     * The first port to try, from 1024 to 65535: worker 0 gets it, worker 1 the next, and so on; a port that is taken is
     * passed over. Example: {@code -De2e.basePort=20000}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.basePort", defaultValue = "9000")
    private String basePort;

    /**
     * Path that answers 200 when a server is ready. Example: {@code <healthPath>/actuator/health</healthPath>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.healthPath", defaultValue = "/health")
    private String healthPath;

    /**
     * The API token of each server, handed to it and to its fork as API_TOKEN: one line of text in which {@code {id}}
     * stands for the worker's number, or {@code random} for an unguessable one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.apiToken", defaultValue = TokenTemplate.DEFAULT)
    private String apiToken;

    /**
     * Environment variables for the servers, besides those of the build and PORT, HOST, DATA_DIR, API_TOKEN and
     * EXECUTABLE_PATH, which can be set here as well. Values may use {@code {port}}, {@code {dataDir}}, {@code {id}} and
     * {@code {token}}. Example: {@code <environment><DATABASE>{dataDir}/db.sqlite</DATABASE></environment>}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable Map<String, @Nullable String> environment;

    /**
     * Browser for the servers, handed over as EXECUTABLE_PATH. Without it, the build's own EXECUTABLE_PATH is used, else
     * the first of chromium, chromium-browser, google-chrome and google-chrome-stable on the PATH; without any of them
     * the variable is not set. Example: {@code -De2e.executablePath=/usr/bin/chromium}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.executablePath")
    private @Nullable String executablePath;

    /**
     * Directory that each DATA_DIR begins as a copy of. Without it, a DATA_DIR holds {@code sites.jsonc} ({@code []}),
     * {@code stats.json} ({@code {}}) and an empty {@code logs/}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.seedDirectory")
    private @Nullable File seedDirectory;

    /**
     * Where DATA_DIRs are made, as {@code smartscraper-test-{id}-{random}}, mode 0700.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.dataRoot", defaultValue = "${java.io.tmpdir}")
    private File dataRoot;

    /**
     * What happens to a worker before each test class: {@code files} (DATA_DIR is brought back to its seed), {@code
     * restart} (that, under a fresh server) or {@code none}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.reset", defaultValue = "files")
    private String reset;

    /**
     * Which test classes leave a copy of their DATA_DIR in {@code target/smartscraper-e2e/data/{class}}: {@code never},
     * {@code on-failure} (those in which a test has failed) or {@code always}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.keepData", defaultValue = "never")
    private String keepData;

    /**
     * How often the server of a worker is replaced when it dies or stops answering, from 0 to 100.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.maxRestarts", defaultValue = "3")
    private String maxRestarts;

    /**
     * How often a test class that failed is run again on a fresh server, from 0 to 5, if the server of its worker died or
     * stopped answering while it ran. Its last result counts; it is not remembered as passed. Example: {@code
     * -De2e.retryInfrastructure=0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.retryInfrastructure", defaultValue = "1")
    private String retryInfrastructure;

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
     * Files under {@code appDirectory} whose change re-runs all test classes, as Ant patterns. Maven's own test roots,
     * {@code node_modules} and {@code target} never belong to them. Default: {@code src/**}, {@code package.json}, {@code
     * package-lock.json}, {@code tsconfig.json}. Example: {@code <sources><source>server/**</source></sources>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.sources")
    private @Nullable List<String> sources;

    /**
     * Skips all: no server is started, no integration test is run. The properties {@code skipITs}, {@code skipTests} and
     * {@code maven.test.skip} do the same.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.skip", defaultValue = "false")
    private boolean skipE2e;

    @Parameter(defaultValue = "${project.build.directory}/smartscraper-e2e", readonly = true, required = true)
    private File workDirectory;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    /** Made by Maven. */
    public StartMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Failures.translate(this::start);
    }

    private void start()
            throws ConfigurationException, InfrastructureException, MojoExecutionException, MojoFailureException {
        RunContext context = new RunContext(getPluginContext(), mojoExecution.getExecutionId());
        context.started();
        if (skipE2e || isSkipExecution()) {
            getLog().info(Messages.skipped(skipReason()));
            return;
        }
        Map<String, String> variables = System.getenv();
        RunRequest request =
                ParameterCheck.check(parameters(), Runtime.getRuntime().availableProcessors(), variables);
        requireOneChoice();
        Run run = new Run(
                request,
                Machine.current(variables),
                new MavenConsole(getLog()),
                getPluginDescriptor().getVersion());
        Selection selection = run.select(projectTests());
        context.select(selection);
        if (selection.isEmpty()) {
            run.recordCached(selection);
        } else {
            RunOrchestrator workers = run.workersFor(
                    selection, new MavenShutdownGuard(getSession().getRequest()));
            context.begin(workers);
            workers.start();
        }
    }

    @SuppressWarnings("deprecation")
    private String skipReason() {
        if (skipE2e) {
            return "e2e.skip";
        }
        if (isSkipITs()) {
            return "skipITs";
        }
        return isSkipTests() ? "skipTests" : "maven.test.skip";
    }

    private void requireOneChoice() throws ConfigurationException {
        String other = lastFailed ? "lastFailed" : shard != null && !shard.isBlank() ? "shard" : "";
        String choice = file != null && !file.isBlank() ? "file" : other;
        if (getTest() != null && !getTest().isBlank() && !choice.isEmpty()) {
            throw new ConfigurationException(Messages.testAnd(choice, getTest()));
        }
    }

    private RawParameters parameters() {
        return new RawParameters(
                workers,
                timeout,
                basePort,
                maxRestarts,
                retryInfrastructure,
                command,
                install,
                healthPath,
                apiToken,
                reset,
                keepData,
                executablePath,
                appDirectory.toPath(),
                seedDirectory == null ? null : seedDirectory.toPath(),
                dataRoot.toPath(),
                workDirectory.toPath(),
                environment == null ? Map.of() : environment,
                verbose,
                choice());
    }

    private RawParameters.Choice choice() {
        return new RawParameters.Choice(
                file,
                full,
                lastFailed,
                cacheAudit,
                shard,
                cacheFile.toPath(),
                sources == null ? List.of() : sources,
                testRoots());
    }
}
