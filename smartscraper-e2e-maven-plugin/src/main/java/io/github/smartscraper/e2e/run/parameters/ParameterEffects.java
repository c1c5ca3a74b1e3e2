package io.github.smartscraper.e2e.run.parameters;

import static io.github.smartscraper.e2e.run.parameters.ParameterEffects.OnKeptServers.COMMAND;
import static io.github.smartscraper.e2e.run.parameters.ParameterEffects.OnKeptServers.ENVIRONMENT;
import static io.github.smartscraper.e2e.run.parameters.ParameterEffects.OnKeptServers.NO_EFFECT;
import static io.github.smartscraper.e2e.run.parameters.ParameterEffects.OnKeptServers.PARAMETER;
import static io.github.smartscraper.e2e.run.parameters.ParameterEffects.OnTests.NEUTRAL;
import static io.github.smartscraper.e2e.run.parameters.ParameterEffects.OnTests.RERUN;

import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.selection.files.FileSet;
import io.github.smartscraper.e2e.support.Md5;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Effects of the parameters: what a new value of each does to the results that the test cache remembers, and to servers
 * that an earlier build has kept. This is the one place where a parameter states both; a test fails for one that does not.
 */
public final class ParameterEffects {

    /** The effect of a new value on test classes that passed. */
    public enum OnTests {
        /** They stay valid: the parameter only chooses tests, or says how they are run or what is printed. */
        NEUTRAL,
        /** All of them run again, since the parameter may change what they see. */
        RERUN
    }

    /** The effect of a new value on kept servers, by the part of their fingerprint that it changes. */
    public enum OnKeptServers {
        /** They go on being used. */
        NO_EFFECT,
        /** They are replaced, since they were started with another command. */
        COMMAND,
        /** They are replaced, since they have other variables or secrets. */
        ENVIRONMENT,
        /** They are replaced, since they were told something else. */
        PARAMETER
    }

    /** A parameter's present value, or a hash of what it names, as one fact or several. */
    @FunctionalInterface
    public interface Value {

        /** Not asked for, since no effect depends on it. */
        Value NONE = (request, host) -> List.of();

        /**
         * Reads it.
         *
         * @throws IOException if a file that the parameter names can't be read
         */
        List<Fact> of(RunRequest request, HostSystem host) throws IOException;
    }

    /**
     * A parameter of the plugin and its effects.
     *
     * @param name as the user types it, without the prefix {@code e2e.}
     */
    public record Effect(String name, OnTests onTests, OnKeptServers onKeptServers, Value value) {}

    private static final List<String> EVERYTHING = List.of("**");

    private static final List<Effect> OURS = List.of(
            // What is started, and what it sees
            new Effect(
                    "command",
                    RERUN,
                    COMMAND,
                    text(request -> String.join("\n", request.app().command()))),
            new Effect(
                    "appDirectory",
                    RERUN,
                    COMMAND,
                    (request, host) -> List.of(Fact.path(request.app().directory()))),
            new Effect(
                    "environment",
                    RERUN,
                    ENVIRONMENT,
                    (request, host) -> Fact.named(request.app().environment())),
            new Effect(
                    "apiToken",
                    RERUN,
                    ENVIRONMENT,
                    (request, host) -> List.of(token(request.app().apiToken()))),
            new Effect("executablePath", RERUN, ENVIRONMENT, ParameterEffects::browser),
            new Effect("healthPath", RERUN, PARAMETER, text(request -> request.app()
                    .health()
                    .path())),
            new Effect("healthStatus", RERUN, PARAMETER, text(request -> request.app()
                    .health()
                    .healthy()
                    .toString())),
            new Effect("secretKeys", RERUN, NO_EFFECT, ParameterEffects::secrets),
            new Effect("secretsFile", RERUN, NO_EFFECT, ParameterEffects::secretsFile),
            new Effect("browser", RERUN, NO_EFFECT, text(request -> request.browser()
                    .mode()
                    .name())),
            new Effect(
                    "browserArguments",
                    RERUN,
                    NO_EFFECT,
                    text(request -> String.join("\n", request.browser().arguments()))),
            // The state that they begin with
            new Effect("seedDirectory", RERUN, NO_EFFECT, ParameterEffects::seed),
            new Effect("reset", RERUN, NO_EFFECT, text(request -> request.data()
                    .reset()
                    .name())),
            // Where that is: tests must not depend on it
            new Effect(
                    "basePort",
                    NEUTRAL,
                    PARAMETER,
                    text(request -> String.valueOf(request.workers().basePort()))),
            new Effect(
                    "dataRoot",
                    NEUTRAL,
                    PARAMETER,
                    text(request -> String.valueOf(request.data().root()))),
            // The application's sources are hashed themselves, whatever the patterns that find them
            neutral("sources"),
            neutral("inputs"),
            // So are the variables that it names
            neutral("inputVariables"),
            // How many at a time, how patiently, and what is kept afterwards
            neutral("workers"),
            neutral("adaptive"),
            neutral("timeout"),
            neutral("hangTimeout"),
            neutral("stopTimeout"),
            neutral("healthTimeout"),
            neutral("maxRestarts"),
            neutral("retryInfrastructure"),
            neutral("keepAlive"),
            neutral("tmux"),
            neutral("maxLogSize"),
            neutral("keepData"),
            neutral("install"),
            neutral("quickStart"),
            neutral("sops"),
            neutral("verbose"),
            neutral("console"),
            // Which tests are run
            neutral("file"),
            neutral("full"),
            neutral("lastFailed"),
            neutral("cacheAudit"),
            neutral("cacheFile"),
            neutral("explain"),
            neutral("outputs"),
            neutral("shard"),
            neutral("skip"),
            // Goals that run none
            neutral("merge"),
            neutral("open"));

    /**
     * Parameters of Failsafe that only choose tests, whose content is hashed itself, or that say how tests are run, reported
     * and printed. All others may change what tests see, those that a later Failsafe brings along, too.
     */
    private static final Set<String> FAILSAFE_NEUTRAL = Set.of(
            "additionalClasspathElements",
            "classesDirectory",
            "consoleOutputReporter",
            "debugForkedProcess",
            "disableXmlReport",
            "enableOutErrElements",
            "enableProcessChecker",
            "enablePropertiesElement",
            "failIfNoSpecifiedTests",
            "failIfNoSpecifiedTestsDeprecated",
            "failIfNoTests",
            "forkCount",
            "forkNode",
            "forkedProcessExitTimeoutInSeconds",
            "forkedProcessTimeoutExtensionContext",
            "forkedProcessTimeoutInSeconds",
            "parallelTestsTimeoutForcedInSeconds",
            "parallelTestsTimeoutInSeconds",
            "printSummary",
            "redirectTestOutputToFile",
            "reportFormat",
            "reportNameSuffix",
            "reportTestTimestamp",
            "reportsDirectory",
            "rerunFailingTestsCount",
            "runOrder",
            "runOrderRandomSeed",
            "runOrderStatisticsFileChecksum",
            "shutdown",
            "skip",
            "skipAfterFailureCount",
            "skipExec",
            "skipITs",
            "skipTests",
            "stackTraceFilterPrefixes",
            "stackTraceMaxFrames",
            "statelessTestsetInfoReporter",
            "statelessTestsetReporter",
            "suiteXmlFiles",
            "summaryFile",
            "tempDir",
            "test",
            "testClassesDirectory",
            "testSourceDirectory",
            "trimStackTrace",
            "useFile");

    private ParameterEffects() {}

    /** The parameters of the plugin itself. */
    public static List<Effect> ours() {
        return OURS;
    }

    /** The effect of a new value of a parameter of Failsafe. */
    static OnTests ofFailsafe(String name) {
        return FAILSAFE_NEUTRAL.contains(name) ? NEUTRAL : RERUN;
    }

    /** The parameters of Failsafe that have none. */
    static Set<String> neutralOfFailsafe() {
        return FAILSAFE_NEUTRAL;
    }

    private static Effect neutral(String name) {
        return new Effect(name, NEUTRAL, NO_EFFECT, Value.NONE);
    }

    private static Value text(Function<RunRequest, String> value) {
        return (request, host) -> List.of(Fact.text(value.apply(request)));
    }

    private static Fact token(TokenTemplate template) {
        boolean known = template.isRandom() || !template.isSecret();
        return known ? Fact.text(template.text()) : Fact.secret("", template.text());
    }

    private static List<Fact> browser(RunRequest request, HostSystem host) {
        return List.of(
                Fact.text(host.browserVersion(request.app().executablePath().or(host::browser))));
    }

    /** The values that the environment has; those in the encrypted file change with its hash. */
    private static List<Fact> secrets(RunRequest request, HostSystem host) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.text(String.valueOf(request.secrets().keys())));
        request.secrets().keys().forEach(key -> Stream.ofNullable(
                        host.environment().get(key.variable()))
                .forEach(value -> facts.add(Fact.secret(key.variable(), value))));
        return facts;
    }

    /** The file as it is, encrypted: whoever reads the hash learns nothing about the secrets. */
    private static List<Fact> secretsFile(RunRequest request, HostSystem host) throws IOException {
        Optional<Path> file = request.secrets().file();
        return List.of(Fact.text(file.isPresent() ? Md5.of(Files.readAllBytes(file.get())) : ""));
    }

    private static List<Fact> seed(RunRequest request, HostSystem host) throws IOException {
        Optional<Path> seed = request.data().seed();
        return List.of(
                Fact.text(seed.isEmpty() ? "" : new FileSet(seed.get(), EVERYTHING, List.of(), file -> false).hash()));
    }
}
