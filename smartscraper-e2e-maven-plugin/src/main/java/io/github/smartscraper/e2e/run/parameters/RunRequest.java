package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.browser.BrowserRequest;
import io.github.smartscraper.e2e.isolation.DataRequest;
import io.github.smartscraper.e2e.progress.ProgressRequest;
import io.github.smartscraper.e2e.secrets.SecretsRequest;
import io.github.smartscraper.e2e.selection.SelectionRequest;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.worker.demand.WorkersRequest;
import io.github.smartscraper.e2e.worker.server.AppRequest;

/**
 * Request for a run, checked: a record for each feature, which gets its own and no other.
 *
 * @param output where the plugin writes, and how much it says
 * @param workers how many servers there are to be, and how they are run
 * @param app the application under test
 * @param data what its state begins with, and what becomes of it
 * @param browser the browser that the plugin starts, if any
 * @param secrets what servers and tests need and nobody else may see
 * @param selection which tests are to be run
 */
public record RunRequest(
        Output output,
        WorkersRequest workers,
        AppRequest app,
        DataRequest data,
        BrowserRequest browser,
        SecretsRequest secrets,
        SelectionRequest selection) {

    /** Whether the other one starts the same servers: for those it makes no difference which tests are to be run. */
    public boolean startsServersOf(RunRequest other) {
        return equals(new RunRequest(
                other.output, other.workers, other.app, other.data, other.browser, other.secrets, selection));
    }

    /** The same with files that a build of the project does not touch; its workers are not kept for a build. */
    public RunRequest besideBuilds() {
        return new RunRequest(
                new Output(output.directory().besideBuilds(), output.verbose(), output.maxLogSize(), output.progress()),
                workers.notKept(),
                app,
                data,
                browser,
                secrets,
                selection);
    }

    /**
     * Output of the plugin: where it goes, and how much it says.
     *
     * @param directory where the plugin keeps its own files of the project
     * @param verbose whether every decision and every change of state is printed
     * @param maxLogSize how many bytes the log of a worker may have
     * @param progress how people follow the run
     */
    public record Output(WorkDirectory directory, boolean verbose, long maxLogSize, ProgressRequest progress) {}
}
