package io.github.smartscraper.e2e.build.harness;

import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.shared.invoker.CommandLineConfigurationException;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenCommandLineBuilder;
import org.apache.maven.shared.utils.cli.Commandline;

/**
 * The arguments and the environment of one Maven.
 *
 * @param arguments what stands behind {@code mvn}
 * @param environment all of it, as nothing is inherited
 */
record MavenCommand(List<String> arguments, Map<String, String> environment) {

    /** For a JVM that starts fast, and takes the classes of Maven and its plugins for sound: these builds are short. */
    static final List<String> JVM_OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    /** That of the build that leaves these traces, with these properties and, in this order, options and goals. */
    static MavenCommand of(
            BuildEnvironment environment,
            BuildTraces traces,
            Properties properties,
            List<String> words,
            Map<String, String> variables)
            throws CommandLineConfigurationException {
        InvocationRequest request = new DefaultInvocationRequest()
                .setMavenHome(environment.mavenHome().toFile())
                .setJavaHome(environment.javaHome().toFile())
                .setLocalRepositoryDirectory(environment.localRepository().toFile())
                .setBaseDirectory(traces.project().toFile())
                .setBatchMode(true)
                .setNoTransferProgress(true)
                .setMavenOpts(String.join(" ", JVM_OPTIONS) + " -Djava.io.tmpdir=" + traces.temporary())
                .setProperties(properties)
                .addArgs(words)
                .addShellEnvironment("TMPDIR", traces.temporary().toString())
                .addShellEnvironment(BuildTraces.VARIABLE, traces.id());
        variables.forEach(request::addShellEnvironment);
        Commandline commandLine = new MavenCommandLineBuilder().build(request);
        Map<String, String> all = new TreeMap<>();
        for (String variable : commandLine.getEnvironmentVariables()) {
            int equals = variable.indexOf('=');
            all.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return new MavenCommand(Arrays.asList(commandLine.getArguments()), all);
    }
}
