package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.failsafe.FailsafeGoal;
import io.github.smartscraper.e2e.run.parameters.RawParameters;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of the goals that start workers: which servers there are, and how each of them is started. */
abstract class WorkerParameters extends FailsafeGoal {

    /**
     * How many servers to start at the most: a number from 1 to 64, {@code auto} (one per core, at most 8) or {@code 2C}
     * (two per core). There are never more than test classes, and no more than make the tests end earlier, unless {@code
     * adaptive} is {@code false}. Example: {@code -De2e.workers=4}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.workers", defaultValue = "1")
    private String workers;

    /**
     * How long a server may take until its health path answers as {@code healthStatus} says: {@code 90} and {@code 90s} are seconds, {@code 2m}
     * minutes, {@code 500ms} milliseconds; at most one hour. Example: {@code -De2e.timeout=2m}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.timeout", defaultValue = "60s")
    private String timeout;

    /**
     * How long a server may not answer its health path until it is taken for hanging and replaced: {@code 90} and {@code 90s}
     * are seconds, {@code 2m} minutes; at most one hour. {@code never} for a server that stands at a breakpoint. Default:
     * {@code 12s}; goal run: {@code never}. Example: {@code -De2e.hangTimeout=never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.hangTimeout")
    private @Nullable String hangTimeout;

    /**
     * How long a server may take to end after SIGTERM, to write a coverage report for instance, until it is ended by force:
     * {@code 10} and {@code 10s} are seconds, {@code 2m} minutes; from 0 to 10 minutes. Example: {@code
     * <stopTimeout>10s</stopTimeout>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.stopTimeout", defaultValue = "3s")
    private String stopTimeout;

    /**
     * Prints why each test class runs or does not, and every change of a worker's state.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.verbose", defaultValue = "false")
    private boolean verbose;

    /**
     * Where the package.json of the application is, and where servers are started. Example:
     * <code>&lt;appDirectory&gt;${project.basedir}/app&lt;/appDirectory&gt;</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.appDirectory", defaultValue = "${basedir}")
    private File appDirectory;

    /**
     * What starts one server. Words are separated by spaces, quotes keep a word together; there is no shell.
     * {port}, {dataDir}, {id} and {token} stand for those of the worker. Example:
     * <code>&lt;command&gt;python3 -m http.server {port} --directory {dataDir}&lt;/command&gt;</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.command", defaultValue = "npm run dev")
    private String command;

    /**
     * When the application's packages are installed before servers are started: {@code auto} (node_modules is missing or was
     * installed from another lock file), {@code always} or {@code never}. The manager that wrote the lock file does it, in the
     * directory of the lock file, which may be that of a workspace: {@code npm ci}, {@code pnpm install --frozen-lockfile} or
     * {@code yarn install --immutable}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.install", defaultValue = "auto")
    private String install;

    /**
     * The first port to try, from 1024 to 65535: worker 0 gets it, worker 1 the next, and so on; a port that is taken is
     * skipped. Example: {@code -De2e.basePort=20000}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.basePort", defaultValue = "9000")
    private String basePort;

    /**
     * Path that answers when a server is ready, as {@code healthStatus} says. Example: {@code
     * <healthPath>/actuator/health</healthPath>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.healthPath", defaultValue = "/health")
    private String healthPath;

    /**
     * Status codes with which the health path answers when a server is ready: single ones and ranges, from 100 to 599.
     * Redirects are not followed. Example: {@code -De2e.healthStatus=200-299,401}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.healthStatus", defaultValue = "200")
    private String healthStatus;

    /**
     * How long one answer of the health path may take, from the connection to its end: {@code 5} and {@code 5s} are seconds,
     * {@code 500ms} milliseconds; not longer than {@code timeout}. Default: {@code 2s}, or {@code timeout} if that is shorter.
     * Example: {@code -De2e.healthTimeout=10s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.healthTimeout")
    private @Nullable String healthTimeout;

    /**
     * The API token of each server, handed to it and to its fork as API_TOKEN: one line of text in which {id}
     * stands for the worker's number, or {@code random} for an unguessable one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.apiToken", defaultValue = TokenTemplate.DEFAULT)
    private String apiToken;

    /**
     * Environment variables for the servers, besides those of the build and PORT, HOST, DATA_DIR, API_TOKEN and
     * EXECUTABLE_PATH, which can be set here as well. Values may use {port}, {dataDir}, {id} and
     * {token}. Example: <code>&lt;environment&gt;&lt;DATABASE&gt;{dataDir}/db.sqlite&lt;/DATABASE&gt;&lt;/environment&gt;</code>.
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
     * Directory that each DATA_DIR begins as a copy of. Without it, a DATA_DIR holds {@code sites.jsonc} (an empty list),
     * {@code stats.json} (an empty object) and an empty {@code logs/}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.seedDirectory")
    private @Nullable File seedDirectory;

    /**
     * Where DATA_DIRs are made, as <code>smartscraper-test-{id}-{random}</code>, mode 0700.
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
     * Which test classes leave a copy of their DATA_DIR in <code>target/smartscraper-e2e/data/{class}</code>: {@code never},
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
     * Leaves healthy workers running when the build ends, for the next build of this project to take over; they end
     * themselves when none has come for 30 minutes. {@code mvn smartscraper-e2e:stop} ends them at once.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.keepAlive", defaultValue = "false")
    private boolean keepAlive;

    /**
     * Runs each server in a detached tmux session, <code>smartscraper-worker-{id}</code>, on a socket of its own. The table of
     * workers shows what to type to look at it. Needs the program tmux. Example: {@code -De2e.tmux=true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.tmux", defaultValue = "false")
    private boolean tmux;

    /**
     * Which browser the plugin starts: {@code none}, or {@code shared}, one headless Chromium for all servers and tests, which
     * find its address in BROWSER_WS_ENDPOINT (a variable for servers, a system property for tests) and connect to it with
     * the DevTools protocol. The address stays the same when the browser dies and is replaced. {@code executablePath} says
     * which program it is. Example: {@code -De2e.browser=shared}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.browser", defaultValue = "none")
    private String browser;

    /**
     * Options for the shared browser, besides those that make it headless and quiet. Words are separated by spaces, quotes
     * keep a word together. Example: {@code -De2e.browserArguments="--lang=de --window-size=1280,800"}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.browserArguments")
    private @Nullable String browserArguments;

    /**
     * File with secrets that {@code sops} can decrypt, relative to the project's directory; empty for none. It is
     * decrypted only if the build's environment lacks one of the {@code secretKeys}. Default: {@code secrets.yaml}, if
     * there is one. Example: {@code -De2e.secretsFile=config/test.enc.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.secretsFile")
    private @Nullable String secretsFile;

    /**
     * Which keys of the secrets file become environment variables of servers and tests, as {@code path=VARIABLE} or, where
     * both are the same, {@code NAME}; the names of nested keys are joined by dots. A variable that the build's environment
     * has already wins. Keys that are named here must exist. {@code API_TOKEN} becomes the token of all workers. Default:
     * those of OPENROUTER_API_KEY, TWOCAPTCHA_API_KEY and PROXY_SERVER that there are. Example: {@code
     * <secretKeys><secretKey>api_keys.smart_scraper=API_TOKEN</secretKey></secretKeys>} or {@code
     * -De2e.secretKeys=api_keys.smart_scraper=API_TOKEN,PROXY_SERVER}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.secretKeys")
    private @Nullable List<@Nullable String> secretKeys;

    /**
     * The program that decrypts the secrets file, called as {@code sops -d --output-type json FILE}: its name on the PATH,
     * or its path, relative to the project's directory. It may take 30 seconds. Example: {@code
     * -De2e.sops=/opt/sops/bin/sops}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.sops", defaultValue = "sops")
    private String sops;

    @Parameter(defaultValue = "${project.build.directory}/smartscraper-e2e", readonly = true, required = true)
    private File workDirectory;

    /**
     * How large the log of a worker may become, from 1 MiB to 1 TiB: {@code 64M} and {@code 2G} are short for {@code 64MiB}
     * and {@code 2GiB}. Of a log that would become larger, the beginning and the end are kept,
     * and a warning names it. Example: {@code -De2e.maxLogSize=1GiB}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.maxLogSize", defaultValue = "64MiB")
    private String maxLogSize;

    /**
     * How a run is followed on the console: {@code auto} prints a line for each test class that has ended, with what failed and
     * why, and in a terminal besides what each worker does at the moment; {@code plain} prints the lines only; {@code surefire}
     * leaves it to Failsafe, as it prints its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "e2e.console", defaultValue = "auto")
    private String console;

    /** Made by the goals. */
    WorkerParameters() {}

    /** How this build is run again, on the command line: -pl may have left out the other projects this time. */
    final String command() {
        boolean alone = getSession().getAllProjects().size() < 2;
        return "mvn verify" + (alone ? "" : " -pl :" + getProject().getArtifactId() + " -am");
    }

    /** What stands for parameter hangTimeout where it is not set. */
    String usualHangTimeout() {
        return "12s";
    }

    /** Whether workers are started only as tests want them. */
    boolean isAdaptive() {
        return false;
    }

    final boolean isVerbose() {
        return verbose;
    }

    /** The parameters as typed. */
    final RawParameters parameters(RawParameters.Selection selection) {
        return parameters(selection, new WorkDirectory(workDirectory()));
    }

    /** The parameters as typed, of a run whose files are in this directory. */
    final RawParameters parameters(RawParameters.Selection selection, WorkDirectory files) {
        return new RawParameters(
                new RawParameters.Output(
                        files.path(),
                        verbose,
                        maxLogSize,
                        new RawParameters.Progress(
                                console, getSession().getRequest().isInteractiveMode(), command())),
                new RawParameters.Workers(
                        new RawParameters.Count(workers, isAdaptive()),
                        basePort,
                        new RawParameters.Timeouts(
                                timeout, hangTimeout == null ? usualHangTimeout() : hangTimeout, stopTimeout),
                        maxRestarts,
                        retryInfrastructure,
                        keepAlive,
                        tmux),
                new RawParameters.App(
                        appDirectory.toPath(),
                        command,
                        install,
                        new RawParameters.Health(healthPath, healthStatus, healthTimeout),
                        apiToken,
                        environment == null ? Map.of() : environment,
                        executablePath),
                new RawParameters.Data(
                        seedDirectory == null ? null : seedDirectory.toPath(), dataRoot.toPath(), reset, keepData),
                new RawParameters.Browser(browser, browserArguments),
                secrets(),
                selection);
    }

    /** Where secrets come from, relative to where Maven was called if it was called without a project. */
    private RawParameters.Secrets secrets() {
        File baseDirectory = getBasedir() == null ? new File("") : getBasedir();
        return new RawParameters.Secrets(
                secretsFile, secretKeys == null ? List.of() : secretKeys, sops, baseDirectory.toPath());
    }

    /** Maven knows no directories where a goal runs without a project. */
    final Path workDirectory() {
        return getBasedir() == null
                ? Path.of(getSession().getExecutionRootDirectory(), "target", "smartscraper-e2e")
                : workDirectory.toPath();
    }
}
