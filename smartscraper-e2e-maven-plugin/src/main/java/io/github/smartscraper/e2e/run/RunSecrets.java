package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.secrets.SecretPattern;
import io.github.smartscraper.e2e.secrets.SecretResolver;
import io.github.smartscraper.e2e.secrets.SecretsException;
import io.github.smartscraper.e2e.secrets.SecretsProblem;
import io.github.smartscraper.e2e.secrets.SopsProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The secrets of one run: found once, before anything that needs them is started. */
final class RunSecrets {

    private final RunRequest.Secrets request;
    private final SecretResolver resolver;
    private final SecretMask mask;
    private final Console console;
    private SortedMap<String, String> values = new TreeMap<>();

    /**
     * None yet.
     *
     * @param mask told of all that are found
     */
    RunSecrets(RunRequest.Secrets request, HostSystem host, ProcessCookie cookie, SecretMask mask, Console console) {
        this.request = request;
        this.resolver = new SecretResolver(
                host.environment(),
                new SopsProgram(
                        request.sops(), host.environment(), host.processes(), ofSops(cookie), SopsProgram.LIMIT));
        this.mask = mask;
        this.console = console;
    }

    /** When sops is ended, workers that were taken over must live on: it counts as one that there can't be. */
    private static ProcessCookie ofSops(ProcessCookie session) {
        return session.ofWorker(ParameterCheck.MAX_WORKERS);
    }

    /**
     * Finds them.
     *
     * @throws ConfigurationException if the program, the file or a key is not there, or not as it must be
     * @throws InfrastructureException if the program fails or hangs
     * @throws InterruptedException if the build is being ended
     */
    void find() throws ConfigurationException, InfrastructureException, InterruptedException {
        // Known before the program runs, which may print one of them.
        mask.add(resolver.inEnvironment(request.keys()).values());
        try {
            values = resolver.resolve(
                    request.keys(), request.file(), file -> console.info(SecretsMessages.decrypting(file)));
            mask.add(values.values());
            requireToken();
        } catch (SecretsException e) {
            String words = mask.apply(SecretsMessages.of(e.problem()));
            if (e.problem() instanceof SecretsProblem.Failed
                    || e.problem() instanceof SecretsProblem.Hung
                    || e.problem() instanceof SecretsProblem.NotStarted) {
                throw new InfrastructureException(words);
            }
            throw new ConfigurationException(words);
        }
        warnOfShortOnes();
    }

    private void requireToken() throws SecretsException {
        if (token().map(text -> text.isBlank() || text.chars().anyMatch(Character::isISOControl))
                .orElse(false)) {
            throw new SecretsException(new SecretsProblem.NoToken(SecretsCheck.TOKEN));
        }
    }

    private void warnOfShortOnes() {
        List<String> variables = values.entrySet().stream()
                .filter(secret -> !SecretPattern.isLongEnough(secret.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!variables.isEmpty()) {
            console.warn(SecretsMessages.tooShort(variables, SecretPattern.SHORTEST));
        }
    }

    /** The values by environment variable. */
    Map<String, String> variables() {
        return values;
    }

    /** The token of all workers, if it is one of the secrets. */
    Optional<String> token() {
        return Optional.ofNullable(values.get(SecretsCheck.TOKEN));
    }
}
