package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.failsafe.facts.BuildFacts;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.machine.MachineKey;
import io.github.smartscraper.e2e.machine.ShellVariables;
import io.github.smartscraper.e2e.machine.WritableValues;
import io.github.smartscraper.e2e.run.parameters.ConfigurationFacts;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.selection.files.FoundFiles;
import io.github.smartscraper.e2e.selection.files.InputFiles;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs;
import io.github.smartscraper.e2e.selection.inputs.Surroundings;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Surroundings of the tests of this project on this host. */
record RunSurroundings(
        InputFiles inputFiles,
        SortedMap<String, String> configuration,
        ShellVariables shell,
        WritableValues values,
        SortedMap<String, String> versions,
        Candidates candidates,
        Optional<Path> indexes)
        implements Surroundings {

    /**
     * The surroundings of a run.
     *
     * @param build what Maven knows of it
     * @param index directory for what is in files
     * @param console told that secrets can't be recognised by the next build
     * @throws IOException if a file that a parameter names can't be read
     */
    static RunSurroundings of(RunRequest request, BuildFacts build, HostSystem host, Path index, Console console)
            throws IOException {
        MachineKey key = new MachineKey(
                MachineKey.stateOf(host.environment()),
                (file, reason) -> console.warn(RunMessages.cacheKeyUnusable(file, FailureReason.of(reason))));
        ConfigurationFacts facts = new ConfigurationFacts(request, build, host, key);
        ShellVariables shell =
                new ShellVariables(host.environment(), request.selection().inputVariables());
        // Both wait for other programs.
        CompletableFuture<String> node = CompletableFuture.supplyAsync(host::nodeVersion);
        SortedMap<String, String> configuration = facts.read();
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put(SharedInputs.NODE, node.join());
        versions.put("operating system", System.getProperty("os.name") + ' ' + System.getProperty("os.arch"));
        return new RunSurroundings(
                new InputFiles(request.selection().files(), host.environment(), index.resolve("files")),
                configuration,
                shell,
                facts.values(),
                versions,
                new Candidates(facts.properties(), facts.variables(shell.candidates())),
                Optional.of(index));
    }

    @Override
    public Path directory() {
        return inputFiles.baseDirectory();
    }

    @Override
    public FoundFiles files() throws IOException {
        return inputFiles.find();
    }

    @Override
    public SortedMap<String, String> variables(Set<String> mentioned) {
        SortedMap<String, String> variables = shell.relevant(mentioned);
        variables.replaceAll(values::of);
        return variables;
    }
}
