package io.github.smartscraper.e2e.failsafe;

import java.io.File;
import java.util.List;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.surefire.extensions.ForkNodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of Failsafe, with its names, properties and defaults, so that a project moves here by changing
 * coordinates. Nothing but fields and the accessors that Surefire asks for.
 */
public abstract class FailsafeParameters extends AbstractSurefireMojo {

    /** Classes under test, where they are neither the project's jar nor its output directory. */
    @Parameter
    private @Nullable File classesDirectory;

    /** Output directory of the project, used where {@code classesDirectory} is not set and there is no jar. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File defaultClassesDirectory;

    /** Skips the integration tests, and with them the servers. */
    @Parameter(property = "skipITs")
    private boolean skipITs;

    /** Where {@code TEST-*.xml} and the text reports are written. */
    @Parameter(defaultValue = "${project.build.directory}/failsafe-reports")
    private File reportsDirectory;

    /**
     * Runs these classes or methods only, instead of includes and excludes: {@code LoginIT}, {@code *IT#login*}, {@code
     * !SlowIT}; several are separated by commas.
     */
    @Parameter(property = "it.test")
    private @Nullable String test;

    /** Not supported, as in Failsafe 3.6: the JUnit Platform can't read suite files of TestNG. */
    @Parameter(property = "failsafe.suiteXmlFiles")
    private File[] suiteXmlFiles;

    /** File in which {@code integration-test} tells {@code verify} what came of the tests. */
    @Parameter(defaultValue = "${project.build.directory}/failsafe-reports/failsafe-summary.xml", required = true)
    private File summaryFile;

    /** Prints a line for each test class that has run. */
    @Parameter(property = "failsafe.printSummary", defaultValue = "true")
    private boolean printSummary;

    /** Detail of the text reports: {@code brief} or {@code plain}. */
    @Parameter(property = "failsafe.reportFormat", defaultValue = "brief")
    private String reportFormat;

    /** Writes the text reports to files; {@code false} prints them. */
    @Parameter(property = "failsafe.useFile", defaultValue = "true")
    private boolean useFile;

    /** Fails the build when {@code -Dit.test} matches no test. */
    @Parameter(property = "failsafe.failIfNoSpecifiedTests", defaultValue = "true")
    private boolean failIfNoSpecifiedTests;

    /** The same by its older property, which many command lines still have. */
    @Parameter(property = "it.failIfNoSpecifiedTests", defaultValue = "true")
    private boolean failIfNoSpecifiedTestsDeprecated;

    /**
     * {@code true} lets each fork wait for a debugger on port 5005; any other value is taken as the JVM's debug
     * options.
     */
    @Parameter(property = "maven.failsafe.debug")
    private @Nullable String debugForkedProcess;

    /** Seconds after which a fork is killed; 0 is never. */
    @Parameter(property = "failsafe.timeout")
    private int forkedProcessTimeoutInSeconds;

    /** Seconds that a fork may take to exit after its last test. */
    @Parameter(property = "failsafe.exitTimeout", defaultValue = "30")
    private int forkedProcessExitTimeoutInSeconds;

    /** Seconds after which tests that run in parallel inside a fork are no longer started; 0 is never. */
    @Parameter(property = "failsafe.parallel.timeout")
    private double parallelTestsTimeoutInSeconds;

    /** Seconds after which tests that run in parallel inside a fork are interrupted; 0 is never. */
    @Parameter(property = "failsafe.parallel.forcedTimeout")
    private double parallelTestsTimeoutForcedInSeconds;

    /**
     * Patterns of the test classes to run. Default: <code>**&#47;IT*.java</code>, <code>**&#47;*IT.java</code>,
     * <code>**&#47;*ITCase.java</code>.
     */
    @Parameter(property = "failsafe.includes")
    private @Nullable List<String> includes;

    /** Patterns of the test classes not to run. Default: nested classes. */
    @Parameter(property = "failsafe.excludes")
    private @Nullable List<String> excludes;

    /** Loads tests with the class loader that the JVM starts with. */
    @Parameter(property = "failsafe.useSystemClassLoader", defaultValue = "true")
    private boolean useSystemClassLoader;

    /** Hands the class path to forks in the manifest of a jar, which no length limit applies to. */
    @Parameter(property = "failsafe.useManifestOnlyJar", defaultValue = "true")
    private boolean useManifestOnlyJar;

    /** Character encoding of the text reports. */
    @Parameter(property = "encoding", defaultValue = "${project.reporting.outputEncoding}")
    private @Nullable String encoding;

    /** How often a failed test is run again; one that passes then counts as a flake. */
    @Parameter(property = "failsafe.rerunFailingTestsCount", defaultValue = "0")
    private int rerunFailingTestsCount;

    /**
     * Order of the test classes: {@code filesystem}, {@code alphabetical}, {@code reversealphabetical}, {@code random},
     * {@code hourly}, {@code failedfirst}, {@code balanced}.
     */
    @Parameter(property = "failsafe.runOrder", defaultValue = "filesystem")
    private String runOrder;

    /** Seed for {@code runOrder=random}; the one that was used is printed. */
    @Parameter(property = "failsafe.runOrder.random.seed")
    private @Nullable Long runOrderRandomSeed;

    /** Name of the statistics file of {@code failedfirst} and {@code balanced}, behind {@code .surefire-}. */
    @Parameter(property = "failsafe.runOrder.statisticsFile.checksum")
    private @Nullable String runOrderStatisticsFileChecksum;

    /** File with include patterns, one a line. */
    @Parameter(property = "failsafe.includesFile")
    private @Nullable File includesFile;

    /** File with exclude patterns, one a line. */
    @Parameter(property = "failsafe.excludesFile")
    private @Nullable File excludesFile;

    /** Skips the remaining tests after so many failures; 0 is never. */
    @Parameter(property = "failsafe.skipAfterFailureCount", defaultValue = "0")
    private int skipAfterFailureCount;

    /** What a fork does when Maven goes away: {@code exit}, {@code kill}, {@code testset}. */
    @Parameter(property = "failsafe.shutdown", defaultValue = "exit")
    private String shutdown;

    /** Runs tests of a Java module on the module path. */
    @Parameter(property = "failsafe.useModulePath", defaultValue = "true")
    private boolean useModulePath;

    /**
     * How Maven and its forks talk: by pipe (default), or with {@code
     * org.apache.maven.plugin.surefire.extensions.SurefireForkNodeFactory} by TCP.
     */
    @Parameter(property = "failsafe.forkNode")
    private @Nullable ForkNodeFactory forkNode;

    /** Environment variables that forks do not inherit. */
    @Parameter(property = "failsafe.excludedEnvironmentVariables")
    private String[] excludedEnvironmentVariables;

    /** How a fork finds out that Maven is gone: {@code ping}, {@code native}, {@code all}. */
    @Parameter(property = "failsafe.enableProcessChecker")
    private @Nullable String enableProcessChecker;

    /** Properties file with system properties for the tests. */
    @Parameter(property = "failsafe.systemPropertiesFile")
    private @Nullable File systemPropertiesFile;

    /** JUnit Platform engines to run; all by default. */
    @Parameter(property = "failsafe.includeJUnit5Engines")
    private String[] includeJUnit5Engines;

    /** JUnit Platform engines not to run. */
    @Parameter(property = "failsafe.excludeJUnit5Engines")
    private String[] excludeJUnit5Engines;

    protected boolean isSkipITs() {
        return skipITs;
    }

    @Override
    public boolean isSkipTests() {
        return skipTests;
    }

    @Override
    public void setSkipTests(boolean skipTests) {
        this.skipTests = skipTests;
    }

    @Override
    public File getReportsDirectory() {
        return reportsDirectory;
    }

    @Override
    public void setReportsDirectory(File reportsDirectory) {
        this.reportsDirectory = reportsDirectory;
    }

    @Override
    public @Nullable String getTest() {
        return test;
    }

    @Override
    public void setTest(@Nullable String test) {
        this.test = test;
    }

    protected File getSummaryFile() {
        return summaryFile;
    }

    @Override
    public boolean isPrintSummary() {
        return printSummary;
    }

    @Override
    public void setPrintSummary(boolean printSummary) {
        this.printSummary = printSummary;
    }

    @Override
    public String getReportFormat() {
        return reportFormat;
    }

    @Override
    public void setReportFormat(String reportFormat) {
        this.reportFormat = reportFormat;
    }

    @Override
    public boolean isUseFile() {
        return useFile;
    }

    @Override
    public void setUseFile(boolean useFile) {
        this.useFile = useFile;
    }

    @Override
    public boolean getFailIfNoSpecifiedTests() {
        return failIfNoSpecifiedTests && failIfNoSpecifiedTestsDeprecated;
    }

    @Override
    public void setFailIfNoSpecifiedTests(boolean failIfNoSpecifiedTests) {
        this.failIfNoSpecifiedTests = failIfNoSpecifiedTests;
    }

    @Override
    public @Nullable String getDebugForkedProcess() {
        return debugForkedProcess;
    }

    @Override
    public void setDebugForkedProcess(@Nullable String debugForkedProcess) {
        this.debugForkedProcess = debugForkedProcess;
    }

    @Override
    public int getForkedProcessTimeoutInSeconds() {
        return forkedProcessTimeoutInSeconds;
    }

    @Override
    public void setForkedProcessTimeoutInSeconds(int forkedProcessTimeoutInSeconds) {
        this.forkedProcessTimeoutInSeconds = forkedProcessTimeoutInSeconds;
    }

    @Override
    public int getForkedProcessExitTimeoutInSeconds() {
        return forkedProcessExitTimeoutInSeconds;
    }

    @Override
    public void setForkedProcessExitTimeoutInSeconds(int forkedProcessExitTimeoutInSeconds) {
        this.forkedProcessExitTimeoutInSeconds = forkedProcessExitTimeoutInSeconds;
    }

    @Override
    public double getParallelTestsTimeoutInSeconds() {
        return parallelTestsTimeoutInSeconds;
    }

    @Override
    public void setParallelTestsTimeoutInSeconds(double parallelTestsTimeoutInSeconds) {
        this.parallelTestsTimeoutInSeconds = parallelTestsTimeoutInSeconds;
    }

    @Override
    public double getParallelTestsTimeoutForcedInSeconds() {
        return parallelTestsTimeoutForcedInSeconds;
    }

    @Override
    public void setParallelTestsTimeoutForcedInSeconds(double parallelTestsTimeoutForcedInSeconds) {
        this.parallelTestsTimeoutForcedInSeconds = parallelTestsTimeoutForcedInSeconds;
    }

    @Override
    public @Nullable List<String> getIncludes() {
        return includes;
    }

    @Override
    public void setIncludes(@Nullable List<String> includes) {
        this.includes = includes;
    }

    @Override
    public @Nullable List<String> getExcludes() {
        return excludes;
    }

    @Override
    public void setExcludes(@Nullable List<String> excludes) {
        this.excludes = excludes;
    }

    @Override
    public boolean isUseSystemClassLoader() {
        return useSystemClassLoader;
    }

    @Override
    public void setUseSystemClassLoader(boolean useSystemClassLoader) {
        this.useSystemClassLoader = useSystemClassLoader;
    }

    @Override
    public boolean isUseManifestOnlyJar() {
        return useManifestOnlyJar;
    }

    @Override
    public void setUseManifestOnlyJar(boolean useManifestOnlyJar) {
        this.useManifestOnlyJar = useManifestOnlyJar;
    }

    @Override
    public @Nullable String getEncoding() {
        return encoding;
    }

    @Override
    public void setEncoding(@Nullable String encoding) {
        this.encoding = encoding;
    }

    @Override
    protected int getRerunFailingTestsCount() {
        return rerunFailingTestsCount;
    }

    @Override
    public String getRunOrder() {
        return runOrder;
    }

    @Override
    public void setRunOrder(String runOrder) {
        this.runOrder = runOrder;
    }

    @Override
    public @Nullable Long getRunOrderRandomSeed() {
        return runOrderRandomSeed;
    }

    @Override
    public void setRunOrderRandomSeed(@Nullable Long runOrderRandomSeed) {
        this.runOrderRandomSeed = runOrderRandomSeed;
    }

    @Override
    public @Nullable String getRunOrderStatisticsFileChecksum() {
        return runOrderStatisticsFileChecksum;
    }

    @Override
    public void setRunOrderStatisticsFileChecksum(@Nullable String runOrderStatisticsFileChecksum) {
        this.runOrderStatisticsFileChecksum = runOrderStatisticsFileChecksum;
    }

    @Override
    public @Nullable File getIncludesFile() {
        return includesFile;
    }

    @Override
    public @Nullable File getExcludesFile() {
        return excludesFile;
    }

    @Override
    public int getSkipAfterFailureCount() {
        return skipAfterFailureCount;
    }

    @Override
    public String getShutdown() {
        return shutdown;
    }

    @Override
    protected boolean useModulePath() {
        return useModulePath;
    }

    @Override
    protected void setUseModulePath(boolean useModulePath) {
        this.useModulePath = useModulePath;
    }

    @Override
    protected @Nullable ForkNodeFactory getForkNode() {
        return forkNode;
    }

    @Override
    protected String[] getExcludedEnvironmentVariables() {
        return excludedEnvironmentVariables == null ? new String[0] : excludedEnvironmentVariables.clone();
    }

    @Override
    protected @Nullable String getEnableProcessChecker() {
        return enableProcessChecker;
    }

    @Override
    public @Nullable File getSystemPropertiesFile() {
        return systemPropertiesFile;
    }

    @Override
    public void setSystemPropertiesFile(@Nullable File systemPropertiesFile) {
        this.systemPropertiesFile = systemPropertiesFile;
    }

    @Override
    public String[] getIncludeJUnit5Engines() {
        return includeJUnit5Engines;
    }

    @Override
    public void setIncludeJUnit5Engines(String[] includeJUnit5Engines) {
        this.includeJUnit5Engines = includeJUnit5Engines;
    }

    @Override
    public String[] getExcludeJUnit5Engines() {
        return excludeJUnit5Engines;
    }

    @Override
    public void setExcludeJUnit5Engines(String[] excludeJUnit5Engines) {
        this.excludeJUnit5Engines = excludeJUnit5Engines;
    }

    @Override
    public File getMainBuildPath() {
        File artifact = getProject().getArtifact().getFile();
        boolean jar =
                artifact != null && artifact.isFile() && artifact.getName().endsWith(".jar");
        File built = jar ? artifact : defaultClassesDirectory;
        return classesDirectory == null ? built : classesDirectory;
    }

    @Override
    public void setMainBuildPath(File mainBuildPath) {
        classesDirectory = mainBuildPath;
    }

    @Override
    public boolean isSkip() {
        return skip;
    }

    @Override
    public void setSkip(boolean skip) {
        this.skip = skip;
    }

    @Override
    @Deprecated
    public boolean isSkipExec() {
        return skipExec;
    }

    @Override
    @Deprecated
    public void setSkipExec(boolean skipExec) {
        this.skipExec = skipExec;
    }

    @Override
    public File getBasedir() {
        return basedir;
    }

    @Override
    public void setBasedir(File basedir) {
        this.basedir = basedir;
    }

    @Override
    public File getTestClassesDirectory() {
        return testClassesDirectory;
    }

    @Override
    public void setTestClassesDirectory(File testClassesDirectory) {
        this.testClassesDirectory = testClassesDirectory;
    }

    @Override
    protected final File[] getSuiteXmlFiles() {
        return suiteXmlFiles == null ? new File[0] : suiteXmlFiles.clone();
    }
}
