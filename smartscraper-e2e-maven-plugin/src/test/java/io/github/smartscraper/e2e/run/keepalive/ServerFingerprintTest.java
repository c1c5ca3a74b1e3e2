package io.github.smartscraper.e2e.run.keepalive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.run.parameters.RunRequest;
import io.github.smartscraper.e2e.run.parameters.TypedParameters;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ServerFingerprint}. */
@DisplayName("The fingerprint of kept workers")
final class ServerFingerprintTest {

    private static final String SOURCES = "the application's sources";
    private static final String ENVIRONMENT = "the environment or a secret";

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>(Map.of("KEY", "secret-value"));
    private Map<String, String> secrets = Map.of("API_TOKEN", "one");
    private String application = "1";
    private String variables = "1";

    @Test
    @DisplayName("tells what has changed, part by part")
    void tellsWhatHasChanged() throws Exception {
        SortedMap<String, String> before = parts();
        assertThat(parts()).isEqualTo(before);

        environment.put("KEY", "another");
        application = "2";

        assertThat(changed(before)).containsExactlyInAnyOrder(ENVIRONMENT, SOURCES);
    }

    @Test
    @DisplayName("counts a secret that servers get from elsewhere as part of the environment")
    void secret() throws Exception {
        SortedMap<String, String> before = parts();

        secrets = Map.of("API_TOKEN", "two");

        assertThat(changed(before)).containsExactly(ENVIRONMENT);
    }

    @Test
    @DisplayName("counts variables of the shell as part of the environment")
    void shellVariables() throws Exception {
        SortedMap<String, String> before = parts();

        variables = "2";

        assertThat(changed(before)).containsExactly(ENVIRONMENT);
    }

    @Test
    @DisplayName("shows no value, and is another with another salt")
    void hidden() throws Exception {
        SortedMap<String, String> one = parts();
        SortedMap<String, String> other = parts(ServerFingerprint.newSalt());

        assertThat(one.values())
                .doesNotContainAnyElementsOf(other.values())
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    private List<String> changed(Map<String, String> before) throws Exception {
        return parts().entrySet().stream()
                .filter(part -> !part.getValue().equals(before.get(part.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private SortedMap<String, String> parts() throws Exception {
        return parts("salt");
    }

    private SortedMap<String, String> parts(String salt) throws Exception {
        RunRequest request =
                new TypedParameters(directory).set("environment", environment).check();
        ServerFingerprint.Inputs inputs = new ServerFingerprint.Inputs(application, variables, Optional.empty());
        return new ServerFingerprint(request, HostSystem.current(System.getenv()), inputs, "1.0").parts(salt, secrets);
    }
}
