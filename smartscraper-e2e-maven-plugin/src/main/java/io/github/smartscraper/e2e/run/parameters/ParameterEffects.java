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
import io.github.smartscraper.e2e.worker.server.AppRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

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

    /** A parameter's present value, or a hash of what it names. */
    @FunctionalInterface
    public interface Value {

        /** Not asked for, since no effect depends on it. */
        Value NONE = (request, host) -> "";

        /**
         * Reads it.
         *
         * @throws IOException if a file that the parameter names can't be read
         */
        String of(RunRequest request, HostSystem host) throws IOException;
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
            new Effect("command", RERUN, COMMAND, app(app -> String.join("\n", app.command()))),
            new Effect(
                    "appDirectory", NEUTRAL, COMMAND, app(app -> app.directory().toString())),
            new Effect("environment", RERUN, ENVIRONMENT, app(app -> new TreeMap<>(app.environment()).toString())),
            new Effect("apiToken", RERUN, ENVIRONMENT, app(app -> app.apiToken().text())),
            new Effect("executablePath", RERUN, ENVIRONMENT, ParameterEffects::executable),
            new Effect("healthPath", RERUN, PARAMETER, app(app -> app.healthPath())),
            new Effect(
                    "secretKeys",
                    RERUN,
                    NO_EFFECT,
                    (request, host) -> String.valueOf(request.secrets().keys())),
            new Effect("secretsFile", RERUN, NO_EFFECT, ParameterEffects::secretsFile),
            new Effect(
                    "browser",
                    RERUN,
                    NO_EFFECT,
                    (request, host) -> String.valueOf(request.browser().mode())),
            new Effect(
                    "browserArguments",
                    RERUN,
                    NO_EFFECT,
                    (request, host) -> String.valueOf(request.browser().arguments())),
            // The state that they begin with
            new Effect("seedDirectory", RERUN, NO_EFFECT, ParameterEffects::seed),
            new Effect("reset", RERUN, NO_EFFECT, (request, host) -> request.data()
                    .reset()
                    .name()),
            // Where that is: tests must not depend on it
            new Effect(
                    "basePort",
                    NEUTRAL,
                    PARAMETER,
                    (request, host) -> String.valueOf(request.workers().basePort())),
            new Effect(
                    "dataRoot",
                    NEUTRAL,
                    PARAMETER,
                    (request, host) -> String.valueOf(request.data().root())),
            // The application's sources are hashed themselves, whatever the patterns that find them
            neutral("sources"),
            neutral("inputs"),
            // So are the variables that it names
            neutral("inputVariables"),
            // How many at a time, how patiently, and what is kept afterwards
            neutral("workers"),
            neutral("timeout"),
            neutral("maxRestarts"),
            neutral("retryInfrastructure"),
            neutral("keepAlive"),
            neutral("tmux"),
            neutral("keepData"),
            neutral("install"),
            neutral("quickStart"),
            neutral("sops"),
            neutral("verbose"),
            // Which tests are run
            neutral("file"),
            neutral("full"),
            neutral("lastFailed"),
            neutral("cacheAudit"),
            neutral("cacheFile"),
            neutral("explain"),
            neutral("shard"),
            neutral("skip"),
            // Goals that run none
            neutral("merge"));

    /** Parameters of Failsafe, and of Surefire below it, by which tests or the JVM around them change. */
    private static final Set<String> FAILSAFE_RERUN = Set.of(
            "argLine",
            "classpathDependencyExcludes",
            "classpathDependencyScopeExclude",
            "dependenciesToScan",
            "enableAssertions",
            "environmentVariables",
            "excludeJUnit5Engines",
            "excludedGroups",
            "groups",
            "includeJUnit5Engines",
            "jdkToolchain",
            "jvm",
            "parallel",
            "properties",
            "reuseForks",
            "systemProperties",
            "systemPropertiesFile",
            "systemPropertyVariables",
            "workingDirectory",
            // Where they choose methods; which classes there are is asked anew in every build.
            "excludes",
            "excludesFile",
            "includes",
            "includesFile");

    /** The others: hashed themselves, asked anew in every build, or about how tests are run and reported. */
    private static final Set<String> FAILSAFE_NEUTRAL = Set.of(
            "additionalClasspathDependencies",
            "additionalClasspathElements",
            "basedir",
            "childDelegation",
            "classesDirectory",
            "consoleOutputReporter",
            "debugForkedProcess",
            "disableXmlReport",
            "enableOutErrElements",
            "enableProcessChecker",
            "enablePropertiesElement",
            "encoding",
            "excludedEnvironmentVariables",
            "failIfNoSpecifiedTests",
            "failIfNoSpecifiedTestsDeprecated",
            "failIfNoTests",
            "forkCount",
            "forkNode",
            "forkedProcessExitTimeoutInSeconds",
            "forkedProcessTimeoutExtensionContext",
            "forkedProcessTimeoutInSeconds",
            "junitArtifactName",
            "objectFactory",
            "parallelOptimized",
            "parallelTestsTimeoutForcedInSeconds",
            "parallelTestsTimeoutInSeconds",
            "perCoreThreadCount",
            "printSummary",
            "promoteUserPropertiesToSystemProperties",
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
            "testNGArtifactName",
            "testSourceDirectory",
            "threadCount",
            "threadCountClasses",
            "threadCountMethods",
            "threadCountSuites",
            "trimStackTrace",
            "useFile",
            "useManifestOnlyJar",
            "useModulePath",
            "useSystemClassLoader",
            "useUnlimitedThreads");

    private ParameterEffects() {}

    /** The parameters of the plugin itself. */
    public static List<Effect> ours() {
        return OURS;
    }

    /** The effect of a new value of a parameter of Failsafe. */
    static OnTests ofFailsafe(String name) {
        return FAILSAFE_RERUN.contains(name) ? RERUN : NEUTRAL;
    }

    /** The parameters of Failsafe that state something. */
    static Set<String> failsafe() {
        Set<String> all = new TreeSet<>(FAILSAFE_RERUN);
        all.addAll(FAILSAFE_NEUTRAL);
        return all;
    }

    private static Effect neutral(String name) {
        return new Effect(name, NEUTRAL, NO_EFFECT, Value.NONE);
    }

    private static Value app(Function<AppRequest, String> value) {
        return (request, host) -> value.apply(request.app());
    }

    private static String executable(RunRequest request, HostSystem host) {
        Optional<Path> found = request.app().executablePath().or(host::browser);
        return found.map(Path::toString).orElse("");
    }

    /** The file as it is, encrypted: whoever reads the hash learns nothing about the secrets. */
    private static String secretsFile(RunRequest request, HostSystem host) throws IOException {
        Optional<Path> file = request.secrets().file();
        return file.isPresent() ? Md5.of(Files.readAllBytes(file.get())) : "";
    }

    private static String seed(RunRequest request, HostSystem host) throws IOException {
        Optional<Path> seed = request.data().seed();
        return seed.isEmpty() ? "" : new FileSet(seed.get(), EVERYTHING, List.of(), file -> false).hash();
    }
}
