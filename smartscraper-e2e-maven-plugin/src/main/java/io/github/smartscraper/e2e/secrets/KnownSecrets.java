package io.github.smartscraper.e2e.secrets;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.machine.EnvironmentCharset;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.masking.forms.SecretForms;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.support.WorkerVariables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Secrets of one run: found once, before anything that needs them is started. */
public final class KnownSecrets {

    /** Workers are numbered from 0 to 63. */
    private static final int NO_WORKER = 64;

    private final SecretsRequest request;
    private final SecretResolver resolver;
    private final EnvironmentCharset charset;
    private final SecretMask mask;
    private final Console console;
    private SortedMap<String, String> values = new TreeMap<>();

    /**
     * Secrets that have still to be looked for.
     *
     * @param mask told of all that are found
     */
    public KnownSecrets(
            SecretsRequest request, HostSystem host, ProcessCookie cookie, SecretMask mask, Console console) {
        this(request, host, cookie, EnvironmentCharset.ofThisSystem(), mask, console);
    }

    KnownSecrets(
            SecretsRequest request,
            HostSystem host,
            ProcessCookie cookie,
            EnvironmentCharset charset,
            SecretMask mask,
            Console console) {
        this.request = request;
        this.resolver = new SecretResolver(
                host.environment(),
                new SopsProgram(
                        request.sops(),
                        host.environment(),
                        host.launcher(),
                        host.processes(),
                        ofSops(cookie),
                        SopsProgram.LIMIT));
        this.charset = charset;
        this.mask = mask;
        this.console = console;
    }

    /** The cookie of sops: when that is ended, workers that were taken over must keep running. */
    private static ProcessCookie ofSops(ProcessCookie session) {
        return session.ofWorker(NO_WORKER);
    }

    /**
     * Finds them.
     *
     * @throws ConfigurationException if the program, the file or a key is not there, or not as it must be
     * @throws InfrastructureException if the program fails or hangs
     * @throws InterruptedException if the build is being ended
     */
    public void find() throws ConfigurationException, InfrastructureException, InterruptedException {
        // Known before the program runs, which may print one of them.
        mask.add(resolver.inEnvironment(request.keys()).values());
        try {
            values = resolver.resolve(
                    request.keys(), request.file(), file -> console.info(SecretsMessages.decrypting(file)));
            mask.add(values.values());
            requireCharacters();
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

    private void requireCharacters() throws SecretsException {
        for (Map.Entry<String, String> secret : values.entrySet()) {
            if (!charset.carries(secret.getValue())) {
                throw new SecretsException(new SecretsProblem.NotCarried(secret.getKey(), charset.toString()));
            }
            mask.add(charset.seenAsUtf8(secret.getValue()).stream().toList());
        }
    }

    private void requireToken() throws SecretsException {
        if (token().map(text -> text.isBlank() || text.chars().anyMatch(Character::isISOControl))
                .orElse(false)) {
            throw new SecretsException(new SecretsProblem.NoToken(WorkerVariables.API_TOKEN));
        }
    }

    private void warnOfShortOnes() {
        List<String> variables = values.entrySet().stream()
                .filter(secret -> !SecretForms.isLongEnough(secret.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!variables.isEmpty()) {
            console.warn(SecretsMessages.tooShort(variables, SecretForms.SHORTEST));
        }
    }

    /** The values by environment variable. */
    public Map<String, String> variables() {
        return values;
    }

    /** The token of all workers, if it is one of the secrets. */
    public Optional<String> token() {
        return Optional.ofNullable(values.get(WorkerVariables.API_TOKEN));
    }

    /** Keeps a value out of logs and reports that has become a secret on the way. */
    public void hide(String value) {
        mask.add(List.of(value));
    }
}
