package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.browser.BrowserMode;
import io.github.smartscraper.e2e.browser.BrowserRequest;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.health.AnswerLimits;
import io.github.smartscraper.e2e.health.ServerLimits;
import io.github.smartscraper.e2e.isolation.DataRequest;
import io.github.smartscraper.e2e.isolation.KeepMode;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.npm.InstallMode;
import io.github.smartscraper.e2e.ports.PortAllocator;
import io.github.smartscraper.e2e.progress.ProgressMode;
import io.github.smartscraper.e2e.progress.ProgressRequest;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.worker.demand.WorkersRequest;
import io.github.smartscraper.e2e.worker.server.AppRequest;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Check of all parameters, in this one place, before anything is started. */
public final class ParameterCheck {

    /** The most workers that can be asked for. */
    public static final int MAX_WORKERS = 64;

    /** The longest time that a server can be given. */
    static final Duration MAX_TIMEOUT = Duration.ofHours(1);

    private static final int MAX_AUTO_WORKERS = 8;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final long MIN_LOG = 1L << 20;
    private static final long MAX_LOG = 1L << 40;
    private static final int MAX_RESTARTS = 100;
    private static final int MAX_RETRIES = 5;
    private static final Duration MAX_STOP_TIMEOUT = Duration.ofMinutes(10);
    private static final Pattern PER_CORE = Pattern.compile("(\\d{1,3}(?:\\.\\d)?)C");

    /** Instead of an example: this one can only be set in the POM. */
    private static final String NO_PROPERTY = "<environment>";

    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[^=\\x00]+");

    private final RawParameters raw;
    private final int cores;
    private final Map<String, String> variables;
    private final ParameterValues values = new ParameterValues();

    private ParameterCheck(RawParameters raw, int cores, Map<String, String> variables) {
        this.raw = raw;
        this.cores = cores;
        this.variables = variables;
    }

    /**
     * Checks the parameters.
     *
     * @param cores processors of this machine
     * @param variables environment of the build
     * @throws ConfigurationException if one or more can't be used; its message names them all
     */
    public static RunRequest check(RawParameters raw, int cores, Map<String, String> variables)
            throws ConfigurationException {
        ParameterCheck check = new ParameterCheck(raw, cores, variables);
        RunRequest request = check.request();
        requireGood(check.values);
        return request;
    }

    /**
     * Checks parameter {@code stopTimeout}, for a goal that has no other.
     *
     * @throws ConfigurationException if it can't be used
     */
    public static Duration stopTimeout(String typed) throws ConfigurationException {
        ParameterValues values = new ParameterValues();
        Duration stopTimeout = stopTimeout(typed, values);
        requireGood(values);
        return stopTimeout;
    }

    private static Duration stopTimeout(@Nullable String typed, ParameterValues values) {
        return values.grace("stopTimeout", typed, MAX_STOP_TIMEOUT, "3s");
    }

    private static void requireGood(ParameterValues values) throws ConfigurationException {
        List<String> problems = values.problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(ParameterMessages.refusals(problems));
        }
    }

    private RunRequest request() {
        WorkersRequest workers = workers();
        AppRequest app = app(workers.limits().start());
        RunRequest request = new RunRequest(
                new RunRequest.Output(
                        new WorkDirectory(raw.output().workDirectory()),
                        raw.output().verbose(),
                        values.size("maxLogSize", raw.output().maxLogSize(), MIN_LOG, MAX_LOG, "64MiB"),
                        progress()),
                workers,
                app,
                data(),
                browser(),
                new SecretsCheck(raw, values).request(),
                new SelectionCheck(raw.selection(), variables, values).request(app));
        checkKeepAlive(request);
        return request;
    }

    private ProgressRequest progress() {
        RawParameters.Progress typed = raw.output().progress();
        return new ProgressRequest(
                values.choice("console", typed.console(), ProgressMode.class, ProgressMode.AUTO),
                typed.interactive(),
                typed.command());
    }

    private void checkKeepAlive(RunRequest request) {
        if (!request.workers().keepAlive()) {
            return;
        }
        if (request.app().apiToken().isRandom()) {
            values.problem(ParameterMessages.randomTokenKept());
        }
        if (request.workers().tmux()) {
            values.problem(ParameterMessages.terminalsKept());
        }
        if (request.browser().isShared()) {
            values.problem(ParameterMessages.sharedBrowserKept());
        }
    }

    private WorkersRequest workers() {
        RawParameters.Workers typed = raw.workers();
        return new WorkersRequest(
                new WorkersRequest.Count(
                        count(typed.number().workers()), typed.number().adaptive()),
                values.number("basePort", typed.basePort(), FIRST_UNPRIVILEGED_PORT, PortAllocator.LAST_PORT, "9000"),
                limits(typed.timeouts()),
                values.number("maxRestarts", typed.maxRestarts(), 0, MAX_RESTARTS, "3"),
                values.number("retryInfrastructure", typed.retryInfrastructure(), 0, MAX_RETRIES, "1"),
                typed.keepAlive(),
                typed.tmux());
    }

    private ServerLimits limits(RawParameters.Timeouts typed) {
        Duration silence =
                values.durationOrNever("hangTimeout", typed.hangTimeout(), MAX_TIMEOUT, "12s", AnswerLimits.NEVER);
        return new ServerLimits(
                values.duration("timeout", typed.timeout(), MAX_TIMEOUT, "60s"),
                AnswerLimits.USUAL.withSilence(silence),
                stopTimeout(typed.stopTimeout(), values));
    }

    private int count(@Nullable String typed) {
        String value = ParameterValues.text(typed, "1");
        if (value.equalsIgnoreCase("auto")) {
            return Math.min(cores, MAX_AUTO_WORKERS);
        }
        Matcher perCore = PER_CORE.matcher(value);
        if (perCore.matches()) {
            long count = Math.round(Double.parseDouble(perCore.group(1)) * cores);
            return (int) Math.max(1, Math.min(MAX_WORKERS, count));
        }
        String orElse = ", auto (one per core, at most 8), or 2C (two per core)";
        return values.number("workers", value, 1, MAX_WORKERS, "4", orElse);
    }

    private BrowserRequest browser() {
        RawParameters.Browser typed = raw.browser();
        String arguments = ParameterValues.text(typed.browserArguments(), "");
        return new BrowserRequest(
                values.choice("browser", typed.browser(), BrowserMode.class, BrowserMode.NONE),
                arguments.isEmpty()
                        ? List.of()
                        : values.words("browserArguments", arguments, "options of the browser", "--lang=de"));
    }

    private AppRequest app(Duration start) {
        Optional<Duration> timeout = Optional.of(start).filter(duration -> !duration.isZero());
        RawParameters.App typed = raw.app();
        return new AppRequest(
                values.directory(
                        "appDirectory", typed.appDirectory(), "the directory with the application's package.json"),
                command(),
                values.choice("install", typed.install(), InstallMode.class, InstallMode.AUTO),
                new HealthCheck(typed.health(), timeout, values).request(),
                token(),
                environment(),
                executable());
    }

    private List<String> command() {
        String typed = raw.app().command();
        List<String> words = values.words("command", typed, "a program and its arguments", "npm run dev");
        if (!words.isEmpty()) {
            ShellSyntax.in(ParameterValues.text(typed, ""))
                    .map(ParameterMessages::shellSyntax)
                    .ifPresent(values::problem);
        }
        return words;
    }

    private DataRequest data() {
        RawParameters.Data typed = raw.data();
        Optional<Path> seed = Optional.ofNullable(typed.seedDirectory());
        seed.ifPresent(path ->
                values.directory("seedDirectory", path, "the directory that each DATA_DIR begins as a copy of"));
        return new DataRequest(
                seed,
                dataRoot(),
                values.choice("reset", typed.reset(), ResetMode.class, ResetMode.FILES),
                values.choice("keepData", typed.keepData(), KeepMode.class, KeepMode.NEVER));
    }

    /** The reaper is told of one DATA_DIR a line. */
    private Path dataRoot() {
        String allowed = "an existing directory for the DATA_DIRs, without line breaks in its path";
        Path root = values.directory("dataRoot", raw.data().dataRoot(), allowed);
        if (root.toString().lines().count() > 1) {
            values.refuse("dataRoot", root.toString(), allowed, "/var/tmp");
        }
        return root;
    }

    private TokenTemplate token() {
        String value = ParameterValues.text(raw.app().apiToken(), "");
        boolean printable = value.chars().noneMatch(Character::isISOControl);
        if (value.isEmpty() || !printable) {
            values.refuse(
                    "apiToken",
                    null,
                    "one line of text, in which {id} stands for the worker's number, or random",
                    TokenTemplate.DEFAULT);
        }
        return new TokenTemplate(value);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        raw.app().environment().forEach((name, value) -> {
            String text = Objects.requireNonNullElse(value, "");
            if (!ENVIRONMENT_NAME.matcher(name).matches() || text.indexOf('\0') >= 0) {
                values.refuse("environment", name, "names without = and values without NUL", NO_PROPERTY);
            }
            environment.put(name, text);
        });
        return environment;
    }

    private Optional<Path> executable() {
        String typed = raw.app().executablePath();
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        Path path = Path.of(typed);
        if (!Files.isExecutable(path) || Files.isDirectory(path)) {
            values.refuse("executablePath", typed, "an existing program, the browser", "/usr/bin/chromium");
        }
        return Optional.of(path.toAbsolutePath());
    }
}
