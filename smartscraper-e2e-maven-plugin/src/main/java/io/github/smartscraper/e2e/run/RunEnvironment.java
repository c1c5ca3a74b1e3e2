package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.secrets.KnownSecrets;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import java.util.HashMap;
import java.util.Map;

/** The environment that servers and tests of a run have in common: variables of the host, the shared browser, secrets. */
public final class RunEnvironment {

    private final HostSystem host;
    private final RunBrowser browser;
    private final KnownSecrets secrets;
    private final SecretMask mask;

    /**
     * An environment whose secrets have still to be found, and whose browser has still to be started.
     *
     * @param mask keeps secrets out of whatever is printed or written
     */
    RunEnvironment(HostSystem host, RunBrowser browser, KnownSecrets secrets, SecretMask mask) {
        this.host = host;
        this.browser = browser;
        this.secrets = secrets;
        this.mask = mask;
    }

    /**
     * Finds the secrets.
     *
     * @throws ConfigurationException if one is missing, or can't be used
     * @throws InfrastructureException if they can't be decrypted
     * @throws InterruptedException if the build is being ended
     */
    void findSecrets() throws ConfigurationException, InfrastructureException, InterruptedException {
        secrets.find();
    }

    /** The host, on which nothing is launched any more when the run is being ended. */
    HostSystem host() {
        return host;
    }

    RunBrowser browser() {
        return browser;
    }

    /** Variables that servers inherit; a later giver wins over an earlier one: the host, the browser, the secrets. */
    Map<String, String> ofServers() {
        Map<String, String> variables = new HashMap<>(host.environment());
        variables.putAll(browser.variables());
        variables.putAll(secrets.variables());
        return variables;
    }

    /** System properties that tests find, besides those of their worker. */
    public Map<String, String> properties() {
        return browser.variables();
    }

    /** Environment variables with the secrets, for tests. */
    public Map<String, String> secrets() {
        return secrets.variables();
    }

    /** The mask that keeps secrets out of whatever is printed or written. */
    public SecretMask mask() {
        return mask;
    }

    /** A worker's failure in a sentence, without secrets. */
    String words(WorkerException failure) {
        return mask.apply(ServerMessages.worker(failure));
    }
}
