package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.run.parameters.ConfigurationFacts;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.selection.files.FoundFiles;
import io.github.smartscraper.e2e.selection.files.InputFiles;
import io.github.smartscraper.e2e.selection.inputs.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Surroundings of the tests of this project on this host. */
record RunSurroundings(
        InputFiles inputFiles,
        SortedMap<String, String> configuration,
        SortedMap<String, String> versions,
        Candidates candidates,
        Path directory)
        implements Surroundings {

    /**
     * The surroundings of a run.
     *
     * @param facts parameters of Failsafe and properties of the command line, by name
     * @param index file with hashes of files
     * @throws IOException if a file that a parameter names can't be read
     */
    static RunSurroundings of(RunRequest request, Map<String, String> facts, HostSystem host, Path index)
            throws IOException {
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("Node.js", host.nodeVersion());
        versions.put("operating system", System.getProperty("os.name") + ' ' + System.getProperty("os.arch"));
        return new RunSurroundings(
                new InputFiles(request.selection().files(), host.environment(), index),
                ConfigurationFacts.of(request, facts, host),
                versions,
                Candidates.NONE,
                request.selection().files().baseDirectory());
    }

    @Override
    public FoundFiles files() throws IOException {
        return inputFiles.find();
    }

    @Override
    public SortedMap<String, String> variables(Set<String> mentioned) {
        return new TreeMap<>();
    }
}
