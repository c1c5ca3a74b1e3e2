package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.browser.BrowserMode;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.isolation.KeepMode;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.npm.InstallMode;
import io.github.smartscraper.e2e.ports.PortAllocator;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.exec.CommandLine;
import org.jspecify.annotations.Nullable;

/** The one place where parameters are checked: all of them, before anything is started. */
public final class ParameterCheck {

    /** The most workers that can be asked for. */
    static final int MAX_WORKERS = 64;

    private static final int MAX_AUTO_WORKERS = 8;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final int MAX_RESTARTS = 100;
    private static final int MAX_RETRIES = 5;
    private static final Duration MAX_TIMEOUT = Duration.ofHours(1);
    private static final Pattern PER_CORE = Pattern.compile("(\\d{1,3}(?:\\.\\d)?)C");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)?");
    /** Instead of an example: this one can only be set in the POM. */
    private static final String NO_PROPERTY = "<environment>";

    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[^=\\x00]+");

    private final RawParameters raw;
    private final int cores;
    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

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
        if (!check.problems.isEmpty()) {
            throw new ConfigurationException(Messages.badParameters(check.problems));
        }
        return request;
    }

    private RunRequest request() {
        return new RunRequest(
                workers(),
                timeout(),
                maxRestarts(),
                retryInfrastructure(),
                raw.verbose(),
                raw.workDirectory(),
                app(),
                data(),
                features(),
                new SelectionCheck(raw, variables, problems).request());
    }

    private RunRequest.Features features() {
        boolean keepAlive = raw.features().keepAlive();
        if (keepAlive && token().isRandom()) {
            problems.add(KeepMessages.randomToken());
        }
        if (keepAlive && raw.features().tmux()) {
            problems.add(TmuxMessages.notKept());
        }
        RunRequest.Browser browser = browser();
        if (keepAlive && browser.isShared()) {
            problems.add(BrowserMessages.notKept());
        }
        return new RunRequest.Features(
                keepAlive, raw.features().tmux(), browser, new SecretsCheck(raw, problems).request());
    }

    private RunRequest.Browser browser() {
        String arguments = text(raw.features().browserArguments(), "");
        return new RunRequest.Browser(
                choice("browser", raw.features().browser(), BrowserMode.class, BrowserMode.NONE),
                arguments.isEmpty()
                        ? List.of()
                        : words("browserArguments", arguments, "options of the browser", "--lang=de"));
    }

    private RunRequest.App app() {
        return new RunRequest.App(
                directory("appDirectory", raw.appDirectory(), "the directory with the application's package.json"),
                command(),
                choice("install", raw.install(), InstallMode.class, InstallMode.AUTO),
                number("basePort", raw.basePort(), FIRST_UNPRIVILEGED_PORT, PortAllocator.LAST_PORT, "9000"),
                healthPath(),
                token(),
                environment(),
                executable());
    }

    private RunRequest.Data data() {
        Optional<Path> seed = Optional.ofNullable(raw.seedDirectory());
        seed.ifPresent(
                path -> directory("seedDirectory", path, "the directory that each DATA_DIR begins as a copy of"));
        return new RunRequest.Data(
                seed,
                dataRoot(),
                choice("reset", raw.reset(), ResetMode.class, ResetMode.FILES),
                choice("keepData", raw.keepData(), KeepMode.class, KeepMode.NEVER));
    }

    /** The reaper is told of one DATA_DIR a line. */
    private Path dataRoot() {
        String allowed = "an existing directory for the DATA_DIRs, without line breaks in its path";
        Path root = directory("dataRoot", raw.dataRoot(), allowed);
        if (root.toString().lines().count() > 1) {
            problem("dataRoot", root.toString(), allowed, "/var/tmp");
        }
        return root;
    }

    private int workers() {
        String value = text(raw.workers(), "1");
        if (value.equalsIgnoreCase("auto")) {
            return Math.min(cores, MAX_AUTO_WORKERS);
        }
        Matcher perCore = PER_CORE.matcher(value);
        if (perCore.matches()) {
            long count = Math.round(Double.parseDouble(perCore.group(1)) * cores);
            return (int) Math.max(1, Math.min(MAX_WORKERS, count));
        }
        return number("workers", value, 1, MAX_WORKERS, "4", ", auto (one per core, at most 8), or 2C (two per core)");
    }

    private int maxRestarts() {
        return number("maxRestarts", text(raw.maxRestarts(), "3"), 0, MAX_RESTARTS, "3");
    }

    private int retryInfrastructure() {
        return number("retryInfrastructure", text(raw.retryInfrastructure(), "1"), 0, MAX_RETRIES, "1");
    }

    private int number(String name, @Nullable String value, int min, int max, String example) {
        return number(name, value, min, max, example, "");
    }

    private int number(String name, @Nullable String value, int min, int max, String example, String orElse) {
        try {
            int number = Integer.parseInt(text(value, example));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number out of range.
        }
        problem(name, value, "a whole number from " + min + " to " + max + orElse, example);
        return min;
    }

    private Duration timeout() {
        Matcher matcher = DURATION.matcher(text(raw.timeout(), "60s"));
        if (matcher.matches()) {
            Duration duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (!duration.isZero() && duration.compareTo(MAX_TIMEOUT) <= 0) {
                return duration;
            }
        }
        problem("timeout", raw.timeout(), "a duration from 1ms to 60m: 90 or 90s are seconds, 2m minutes", "60s");
        return Duration.ZERO;
    }

    private static Duration duration(long amount, @Nullable String unit) {
        return switch (Objects.requireNonNullElse(unit, "s")) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
    }

    private <E extends Enum<E>> E choice(String name, @Nullable String value, Class<E> type, E preset) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        String wanted = text(value, spelling(preset));
        Optional<E> found = all.stream()
                .filter(one -> spelling(one).equalsIgnoreCase(wanted))
                .findFirst();
        if (found.isEmpty()) {
            String allowed = all.stream().map(ParameterCheck::spelling).collect(Collectors.joining(", "));
            problem(name, value, "one of " + allowed, spelling(preset));
        }
        return found.orElse(preset);
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Path directory(String name, Path path, String allowed) {
        if (!Files.isDirectory(path)) {
            problem(
                    name,
                    path.toString(),
                    allowed + (Files.exists(path) ? " (this is a file)" : " (it does not exist)"),
                    "");
        }
        return path.toAbsolutePath().normalize();
    }

    private List<String> command() {
        return words("command", raw.command(), "a program and its arguments", "npm run dev");
    }

    private List<String> words(String name, @Nullable String typed, String allowed, String example) {
        String value = text(typed, "");
        try {
            return List.of(CommandLine.parse(value).toStrings()).stream()
                    .map(ParameterCheck::unquoted)
                    .toList();
        } catch (IllegalArgumentException e) {
            problem(name, typed, allowed + ", with quotes in pairs", example);
            return List.of();
        }
    }

    /** commons-exec leaves the quotes around words that contain spaces. */
    private static String unquoted(String word) {
        boolean quoted = word.length() > 1
                && (word.startsWith("\"") && word.endsWith("\"") || word.startsWith("'") && word.endsWith("'"));
        return quoted ? word.substring(1, word.length() - 1) : word;
    }

    private String healthPath() {
        String value = text(raw.healthPath(), "");
        try {
            URI.create("http://127.0.0.1" + value);
            if (value.startsWith("/")) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in the same words as for a path without slash.
        }
        problem("healthPath", raw.healthPath(), "a path that begins with a slash and holds no blanks", "/health");
        return "/";
    }

    private TokenTemplate token() {
        String value = text(raw.apiToken(), "");
        boolean printable = value.chars().noneMatch(Character::isISOControl);
        if (value.isEmpty() || !printable) {
            problem(
                    "apiToken",
                    null,
                    "one line of text, in which {id} stands for the worker's number, or random",
                    TokenTemplate.DEFAULT);
        }
        return new TokenTemplate(value);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        raw.environment().forEach((name, value) -> {
            String text = Objects.requireNonNullElse(value, "");
            if (!ENVIRONMENT_NAME.matcher(name).matches() || text.indexOf('\0') >= 0) {
                problem("environment", name, "names without = and values without NUL", NO_PROPERTY);
            }
            environment.put(name, text);
        });
        return environment;
    }

    private Optional<Path> executable() {
        if (raw.executablePath() == null || raw.executablePath().isBlank()) {
            return Optional.empty();
        }
        Path path = Path.of(raw.executablePath());
        if (!Files.isExecutable(path) || Files.isDirectory(path)) {
            problem("executablePath", raw.executablePath(), "an existing program, the browser", "/usr/bin/chromium");
        }
        return Optional.of(path.toAbsolutePath());
    }

    private static String text(@Nullable String value, String preset) {
        return value == null ? preset : value.trim();
    }

    private void problem(String name, @Nullable String value, String allowed, String example) {
        problems.add(Messages.badParameter(name, value, allowed, example));
    }
}
