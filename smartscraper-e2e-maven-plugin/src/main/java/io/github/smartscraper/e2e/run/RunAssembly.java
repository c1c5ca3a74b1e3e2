package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.browser.chromium.BrowserSettings;
import io.github.smartscraper.e2e.browser.chromium.ChromiumStarter;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.MaskedConsole;
import io.github.smartscraper.e2e.failsafe.facts.BuildFacts;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.machine.CpuMeter;
import io.github.smartscraper.e2e.machine.EnvironmentCharset;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.npm.NpmInstall;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.launch.LaunchGate;
import io.github.smartscraper.e2e.progress.Expected;
import io.github.smartscraper.e2e.progress.ProgressMode;
import io.github.smartscraper.e2e.progress.RunSummary;
import io.github.smartscraper.e2e.progress.live.FollowedRun;
import io.github.smartscraper.e2e.results.interchange.HistoryFile;
import io.github.smartscraper.e2e.results.interchange.ReportWriter;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.results.timeline.WorkerLogs;
import io.github.smartscraper.e2e.run.keepalive.KeptWorkers;
import io.github.smartscraper.e2e.run.keepalive.ServerFingerprint;
import io.github.smartscraper.e2e.run.ownership.LeftoverCleaner;
import io.github.smartscraper.e2e.run.ownership.OwnedResources;
import io.github.smartscraper.e2e.run.ownership.ShutdownGuard;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.run.record.RunDescription;
import io.github.smartscraper.e2e.run.record.SourceFiles;
import io.github.smartscraper.e2e.run.record.TimelineEvents;
import io.github.smartscraper.e2e.run.retry.InfrastructureRetries;
import io.github.smartscraper.e2e.secrets.KnownSecrets;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.selection.Durations;
import io.github.smartscraper.e2e.selection.InputWatch;
import io.github.smartscraper.e2e.selection.PassRecorder;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.selection.SelectionMessages;
import io.github.smartscraper.e2e.selection.SelectionRequest;
import io.github.smartscraper.e2e.selection.TestSelector;
import io.github.smartscraper.e2e.selection.cache.CacheStore;
import io.github.smartscraper.e2e.selection.cache.SignatureFile;
import io.github.smartscraper.e2e.selection.cache.TestCacheFile;
import io.github.smartscraper.e2e.selection.filter.PlainClasses;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.PoolSettings;
import io.github.smartscraper.e2e.worker.WorkerEvents;
import io.github.smartscraper.e2e.worker.WorkerListeners;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.demand.CostFile;
import io.github.smartscraper.e2e.worker.demand.ExpectedClasses;
import io.github.smartscraper.e2e.worker.demand.WorkerDemand;
import io.github.smartscraper.e2e.worker.demand.WorkersRequest;
import io.github.smartscraper.e2e.worker.server.AppRequest;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.ServerSettings;
import io.github.smartscraper.e2e.worker.startup.CompileCache;
import io.github.smartscraper.e2e.worker.startup.DirectCommand;
import io.github.smartscraper.e2e.worker.startup.StartHint;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/**
 * The parts that a run consists of, each made from its own slice of the request. No other class knows the whole of it once
 * it has been checked.
 */
public final class RunAssembly {

    private final RunRequest request;
    private final HostSystem host;
    private final Console console;
    private final ShutdownGuard guard;
    private final String pluginVersion;
    private final Timeline timeline;

    /**
     * Parts that are made when they are asked for.
     *
     * @param guard ends a run that never comes to its end
     * @param pluginVersion what another version has remembered is not believed
     */
    public RunAssembly(
            RunRequest request, HostSystem host, Console console, ShutdownGuard guard, String pluginVersion) {
        this(
                request,
                host,
                console,
                guard,
                pluginVersion,
                new Timeline(
                        Clock.systemUTC(),
                        new WorkerLogs(
                                request.selection().files().baseDirectory(),
                                request.output().directory()::workerLog)));
    }

    private RunAssembly(
            RunRequest request,
            HostSystem host,
            Console console,
            ShutdownGuard guard,
            String pluginVersion,
            Timeline timeline) {
        this.request = request;
        this.host = host;
        this.console = console;
        this.guard = guard;
        this.pluginVersion = pluginVersion;
        this.timeline = timeline;
    }

    /** The same parts, for a run whose events are entered where those of an earlier one have been. */
    public RunAssembly goingOnAfter(RunAssembly earlier) {
        return new RunAssembly(request, host, console, guard, pluginVersion, earlier.timeline);
    }

    /** Whether both start the same servers. */
    public boolean startsServersOf(RunAssembly other) {
        return request.startsServersOf(other.request);
    }

    /** Whether workers outlive their build. */
    public boolean keepsWorkers() {
        return request.workers().keepAlive();
    }

    /** Where all that happens is entered. */
    public Timeline timeline() {
        return timeline;
    }

    /** The most workers that there may be. */
    public int allowedWorkers() {
        return request.workers().count();
    }

    /** Whether only those are started that pay. */
    boolean isAdaptive() {
        return request.workers().number().adaptive();
    }

    /** Where the plugin keeps its own files. */
    public WorkDirectory files() {
        return request.output().directory();
    }

    /**
     * Chooses among the tests of the project.
     *
     * @param facts what Maven knows of the build
     * @throws InfrastructureException if a file that decides about it can't be read
     */
    public RunOrchestrator.Selected select(ProjectTests tests, BuildFacts facts) throws InfrastructureException {
        SelectionRequest request = this.request.selection();
        CacheStore store =
                new CacheStore(cacheFile(), new SignatureFile(request.cache().file()), tests.execution());
        CostFile costs = new CostFile(request.cache().file(), tests.execution());
        try {
            RunSurroundings surroundings =
                    RunSurroundings.of(this.request, facts, host, files().index(pluginVersion), console);
            timeline.facts(new RunDescription(this.request, facts, host, surroundings.values())
                    .facts("", tests.execution(), versions(surroundings)));
            SharedInputs inputs = new SharedInputs(tests, surroundings);
            Selection selection = new TestSelector(
                            request, this.request.output().verbose(), store, console, new SecureRandom())
                    .select(tests, inputs);
            InputWatch watch = InputWatch.of(inputs, selection);
            PlainClasses plain = new PlainClasses(tests.classesDirectory());
            return new RunOrchestrator.Selected(
                    selection,
                    new PassRecorder(
                            selection, store, watch, plain::contain, files(), console, reports(tests, selection)),
                    classes -> expected(classes, new Durations(store.entries())),
                    classes -> demand(classes, costs));
        } catch (IOException e) {
            throw new InfrastructureException(SelectionMessages.notSelected(FailureReason.of(e)), e);
        }
    }

    private Map<String, String> versions(RunSurroundings surroundings) {
        return Map.of(
                "plugin", pluginVersion,
                "java", System.getProperty("java.version", ""),
                "node", surroundings.versions().getOrDefault("Node.js", ""),
                "os", surroundings.versions().getOrDefault("operating system", ""));
    }

    private ReportWriter reports(ProjectTests tests, Selection selection) {
        Map<String, String> reasons = new HashMap<>();
        selection
                .decisions()
                .forEach(decision -> reasons.put(decision.testClass(), SelectionMessages.because(decision)));
        SourceFiles sources = new SourceFiles(request.selection().files().baseDirectory(), tests.sourceRoots());
        return new ReportWriter(
                timeline,
                files().results(),
                new HistoryFile(request.selection().cache().file()),
                new ReportWriter.About(reasons, sources::of));
    }

    private TestCacheFile cacheFile() {
        return new TestCacheFile(
                request.selection().cache().file(),
                pluginVersion,
                (file, reason) -> console.warn(SelectionMessages.cacheUnusable(file, reason)));
    }

    /** A round of test classes, as it is followed on the console. */
    FollowedRun followed(Expected expected, SecretMask mask) {
        return FollowedRun.of(
                request.output().progress(),
                expected,
                files()::workerLog,
                new MaskedConsole(console, mask),
                host.environment());
    }

    /** How the build is run again, on the command line. */
    String command() {
        return request.output().progress().command();
    }

    /** Prints the sums of a run, unless Surefire has printed its own. */
    void tell(RunSummary summary) {
        if (request.output().progress().mode() != ProgressMode.SUREFIRE) {
            summary.lines().forEach(console::info);
        }
    }

    /** The rounds in which test classes run on the workers of a pool. */
    InfrastructureRetries retries(WorkerPool pool) {
        return new InfrastructureRetries(pool, request.workers().retryInfrastructure(), files(), console);
    }

    /**
     * A session of workers, none of which is started yet.
     *
     * @param inputs what servers are started from: kept ones must have been started from the same
     * @throws InfrastructureException if what the build before has kept can't be read
     */
    public WorkerSession session(ServerFingerprint.Inputs inputs) throws InfrastructureException {
        return session(inputs, Optional.empty());
    }

    /**
     * The same, whose workers are started as there is demand for them.
     *
     * @param demand all are started at once without it
     * @throws InfrastructureException if what the build before has kept can't be read
     */
    public WorkerSession session(ServerFingerprint.Inputs inputs, Optional<WorkerDemand> demand)
            throws InfrastructureException {
        LaunchGate gate = new LaunchGate(host.launcher());
        return new RunAssembly(request, host.launchingBy(gate), console, guard, pluginVersion, timeline)
                .session(inputs, new SessionEnd(guard, gate), demand);
    }

    private static ExpectedClasses expected(List<String> order, Durations durations) {
        return ExpectedClasses.of(order, durations::millis, !durations.isEmpty());
    }

    private WorkerDemand demand(ExpectedClasses classes, CostFile costs) {
        WorkerDemand.Settings settings = new WorkerDemand.Settings(isAdaptive(), host.cores(), classes);
        return new WorkerDemand(settings, costs, CpuMeter.ofThisSystem(), console);
    }

    private WorkerSession session(ServerFingerprint.Inputs inputs, SessionEnd end, Optional<WorkerDemand> demand)
            throws InfrastructureException {
        SecretMask mask = new SecretMask();
        Console masked = new MaskedConsole(console, mask);
        ServerFingerprint fingerprint = new ServerFingerprint(request, host, inputs, pluginVersion);
        KeptWorkers kept = KeptWorkers.take(files(), request.workers().keepAlive(), fingerprint, host, console);
        ProcessCookie cookie = kept.cookie();
        OwnedResources resources = new OwnedResources(
                cookie,
                files(),
                request.workers().basePort(),
                request.workers().limits().end(),
                request.data(),
                host,
                masked);
        TmuxTerminals terminals = new TmuxTerminals(request.workers().tmux(), host, resources);
        RunBrowser browser = browser(cookie, resources, masked, mask);
        KnownSecrets secrets = new KnownSecrets(request.secrets(), host, cookie, mask, masked);
        RunEnvironment environment = new RunEnvironment(host, browser, secrets, mask);
        List<Preflight.Requirement> requirements = List.of(
                Preflight.values(request.app(), EnvironmentCharset.ofThisSystem()),
                Preflight.command(request.app(), host.executables()),
                terminals::require,
                browser::require);
        Preflight preflight = preflight(cookie, mask, masked, requirements);
        WorkerPlans plans = new WorkerPlans(
                resources,
                kept,
                terminals,
                secrets,
                request.app().apiToken(),
                request.workers().basePort(),
                request.data().root());
        timeline.maskWith(mask::apply);
        TimelineEvents recorded = new TimelineEvents(timeline, request.data().reset() != ResetMode.NONE);
        KeptData keptData = new KeptData(request.data().keep(), files().keptData(), masked, recorded::kept);
        ConsoleEvents lines = new ConsoleEvents(masked, request.output().verbose(), terminals::attachCommand);
        StartHint hint = new StartHint(
                new DirectCommand(
                        request.app().directory(),
                        request.app().command(),
                        host.environment(),
                        () -> inputs.nodeVersion(host)),
                host.listeners(),
                ForkJoinPool.commonPool(),
                masked);
        List<WorkerEvents> told = new ArrayList<>(List.of(lines, keptData, recorded, hint));
        demand.ifPresent(told::add);
        WorkerListeners listeners = new WorkerListeners(told);
        WorkerPoolFactory pools = new WorkerPoolFactory(
                () -> servers(environment, inputs), plans, kept, resources, host, poolSettings(demand), listeners);
        return new WorkerSession(masked, end, preflight, resources, kept, environment, pools);
    }

    private Preflight preflight(
            ProcessCookie cookie, SecretMask mask, Console masked, List<Preflight.Requirement> requirements) {
        return new Preflight(
                request.app(),
                request.data().root(),
                files(),
                new LeftoverCleaner(host),
                new NpmInstall(host.launcher(), host.processes(), cookie, host.environment(), mask),
                requirements,
                masked);
    }

    private RunBrowser browser(ProcessCookie cookie, OwnedResources resources, Console masked, SecretMask mask) {
        WorkersRequest limits = request.workers();
        RunBrowser.Starts starts = (program, directory) -> new ChromiumStarter(
                new BrowserSettings(
                        new BrowserSettings.Command(program, request.browser().arguments()),
                        directory,
                        host.environment(),
                        cookie.ofBrowser(),
                        files().browserLog(),
                        mask,
                        new BrowserSettings.Limits(limits.limits().start(), limits.maxRestarts())),
                host.launcher(),
                host.processes());
        return new RunBrowser(
                request.browser().isShared(), executable(), starts, files().browserLog(), resources, masked, mask);
    }

    private Optional<Path> executable() {
        return request.app().executablePath().or(host::browser);
    }

    /** The settings of all servers; the browser and the secrets must be known. */
    private ServerSettings servers(RunEnvironment environment, ServerFingerprint.Inputs inputs) {
        AppRequest app = request.app();
        Map<String, String> inherited = new HashMap<>(environment.ofServers());
        inherited.putAll(new CompileCache(files().compileCache(), () -> inputs.nodeVersion(host))
                .variables(inherited, app.environment()));
        return new ServerSettings(
                app.command(),
                app.directory(),
                new ServerSettings.Environment(inherited, app.environment(), executable()),
                app.health(),
                logs(environment.mask()));
    }

    private ServerSettings.Logs logs(SecretMask mask) {
        Path directory = files().logs();
        long limit = request.output().maxLogSize();
        return new ServerSettings.Logs(
                directory,
                mask,
                limit,
                id -> console.warn(ServerMessages.logExceeded(id, directory.resolve("worker-" + id + ".log"), limit)));
    }

    private PoolSettings poolSettings(Optional<WorkerDemand> demand) {
        WorkersRequest workers = request.workers();
        return new PoolSettings(
                host.cores(),
                workers.maxRestarts(),
                request.data().reset(),
                workers.limits(),
                demand.<PoolSettings.Demand>map(wanted -> wanted).orElse(PoolSettings.Demand.ALL));
    }
}
