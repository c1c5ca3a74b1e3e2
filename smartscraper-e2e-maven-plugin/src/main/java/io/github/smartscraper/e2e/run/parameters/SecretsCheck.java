package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.secrets.SecretKey;
import io.github.smartscraper.e2e.secrets.SecretsRequest;
import io.github.smartscraper.e2e.support.WorkerVariables;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Check of the parameters that say where secrets come from. */
public final class SecretsCheck {

    private static final String DEFAULT_FILE = "secrets.yaml";
    private static final String DEFAULT_PROGRAM = "sops";
    private static final List<SecretKey> DEFAULT_KEYS = List.of(
            new SecretKey("OPENROUTER_API_KEY", "OPENROUTER_API_KEY", false),
            new SecretKey("TWOCAPTCHA_API_KEY", "TWOCAPTCHA_API_KEY", false),
            new SecretKey("PROXY_SERVER", "PROXY_SERVER", false));

    private static final Pattern KEY = Pattern.compile("(?:([^=]+)=)?([A-Za-z_][A-Za-z0-9_]*)");
    private static final Set<String> TAKEN = Set.of(
            WorkerVariables.PORT, WorkerVariables.HOST, WorkerVariables.DATA_DIR, WorkerVariables.EXECUTABLE_PATH);
    private static final String OWN_PREFIX = "SMARTSCRAPER_E2E_";

    private final RawParameters raw;
    private final RawParameters.Secrets typed;
    private final ParameterValues values;

    SecretsCheck(RawParameters raw, ParameterValues values) {
        this.raw = raw;
        this.typed = raw.secrets();
        this.values = values;
    }

    SecretsRequest request() {
        List<SecretKey> keys = keys();
        if (keys.stream().anyMatch(key -> key.variable().equals(WorkerVariables.API_TOKEN))) {
            checkToken();
        }
        return new SecretsRequest(file(), keys, program());
    }

    private Optional<Path> file() {
        String name =
                typed.secretsFile() == null ? DEFAULT_FILE : typed.secretsFile().trim();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Path file = typed.baseDirectory().resolve(name).toAbsolutePath().normalize();
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        if (typed.secretsFile() != null || Files.exists(file)) {
            values.refuse(
                    "secretsFile",
                    name,
                    "a file that sops can decrypt, or empty for none (" + file
                            + (Files.exists(file) ? " is no file)" : " does not exist)"),
                    DEFAULT_FILE);
        }
        return Optional.empty();
    }

    private List<SecretKey> keys() {
        if (typed.secretKeys().isEmpty()) {
            return DEFAULT_KEYS;
        }
        List<SecretKey> keys = new ArrayList<>();
        Set<String> variables = new HashSet<>();
        for (String text : typed.secretKeys()) {
            Matcher matcher = KEY.matcher(text == null ? "" : text.trim());
            if (matcher.matches() && isFree(matcher.group(2)) && variables.add(matcher.group(2))) {
                String path = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                keys.add(new SecretKey(path.trim(), matcher.group(2), true));
            } else {
                values.refuse("secretKeys", text, ParameterMessages.SECRET_KEYS, "api_keys.smart_scraper=API_TOKEN");
            }
        }
        return keys;
    }

    private static boolean isFree(String variable) {
        return !TAKEN.contains(variable) && !variable.startsWith(OWN_PREFIX);
    }

    /** There can be one token only, and a command line shows it to everybody on this machine. */
    private void checkToken() {
        if (!TokenTemplate.DEFAULT.equals(raw.app().apiToken())) {
            values.refuse("apiToken", null, "left out where secretKeys has API_TOKEN, which is the token then", "");
        }
        if (raw.app().command() != null && raw.app().command().contains("{token}")) {
            values.refuse(
                    "command",
                    raw.app().command(),
                    "a command without {token} where secretKeys has API_TOKEN; servers find it in their environment",
                    "");
        }
    }

    private String program() {
        String name = typed.sops() == null || typed.sops().isBlank()
                ? DEFAULT_PROGRAM
                : typed.sops().trim();
        return name.contains("/") ? typed.baseDirectory().resolve(name).toString() : name;
    }
}
