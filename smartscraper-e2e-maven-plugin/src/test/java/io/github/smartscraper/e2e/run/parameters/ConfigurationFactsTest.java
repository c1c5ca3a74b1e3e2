package io.github.smartscraper.e2e.run.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.failsafe.facts.BuildFacts;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.machine.MachineKey;
import io.github.smartscraper.e2e.support.PortablePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ConfigurationFacts}. */
@DisplayName("The facts about the configuration")
final class ConfigurationFactsTest {

    @TempDir
    private Path directory;

    @TempDir
    private Path state;

    private final Map<String, String> variables = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
    private final Map<String, String> failsafe = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private TypedParameters parameters;

    @BeforeEach
    void setDefaults() {
        parameters = new TypedParameters(directory);
    }

    @ParameterizedTest(name = "-D{0}")
    @DisplayName("change with a property of the command line that a library reads by itself")
    @ValueSource(
            strings = {
                "junit.jupiter.execution.parallel.enabled",
                "junit.platform.output.capture.stdout",
                "java.net.preferIPv6Addresses",
                "javax.net.ssl.trustStore",
                "jdk.httpclient.HttpClient.log",
                "http.proxyHost",
                "https.proxyPort",
                "socksProxyHost",
                "user.timezone",
                "file.encoding",
                "selenide.browser"
            })
    void propertyOfLibrary(String name) throws Exception {
        SortedMap<String, String> before = facts();

        properties.put(name, "other");

        assertThat(facts()).isNotEqualTo(before);
    }

    @ParameterizedTest(name = "-D{0}")
    @DisplayName("don't change with another property, which counts only for the tests that name it (C4)")
    @ValueSource(
            strings = {"checkstyle.skip", "shop.mode", "testUser", "skipLogin", "groupsOfUsers", "e2e.own", "it.testing"
            })
    void propertyOfTests(String name) throws Exception {
        // given
        SortedMap<String, String> before = facts();

        // when
        properties.put(name, "one");
        String one = read().properties().hash().apply(name);
        properties.put(name, "two");

        // then
        assertThat(facts()).isEqualTo(before);
        assertThat(read().properties().names()).containsExactly(name);
        assertThat(read().properties().hash().apply(name)).isNotEqualTo(one);
    }

    @ParameterizedTest(name = "-D{0}")
    @DisplayName("don't change with a property that only chooses tests, or says how to run or print them")
    @ValueSource(
            strings = {
                "it.test",
                "test",
                "skipITs",
                "skipTests",
                "maven.test.skip",
                "maven.javadoc.skip",
                "groups",
                "excludedGroups",
                "e2e.workers",
                "e2e.full",
                "e2e.file",
                "e2e.shard",
                "e2e.verbose",
                "e2e.cacheFile",
                "e2e.basePort",
                "failsafe.rerunFailingTestsCount",
                "surefire.timeout",
                "style.color"
            })
    void neutralProperty(String name) throws Exception {
        SortedMap<String, String> before = facts();

        properties.put(name, "other");

        assertThat(facts()).isEqualTo(before);
        assertThat(read().properties().names()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("change with a parameter of Failsafe that tests may notice, those of a later version, too (I7)")
    @ValueSource(
            strings = {
                "argLine",
                "jvm",
                "environmentVariables/STAGE",
                "systemPropertyVariables/shop.mode",
                "additionalClasspathDependencies/additionalClasspathDependency/version",
                "excludedEnvironmentVariables",
                "useModulePath",
                "childDelegation",
                "systemPropertiesFile/content",
                "ofALaterVersion"
            })
    void failsafe(String name) throws Exception {
        SortedMap<String, String> before = facts();

        failsafe.put(name, "other");

        assertThat(facts()).isNotEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("don't change with one that says how tests are run, reported and printed, or is the plugin's own")
    @ValueSource(
            strings = {
                "forkCount",
                "rerunFailingTestsCount",
                "reportsDirectory",
                "trimStackTrace",
                "printSummary",
                "statelessTestsetReporter/version",
                "workers",
                "verbose",
                "skipE2e"
            })
    void neutralOfFailsafe(String name) throws Exception {
        SortedMap<String, String> before = facts();

        failsafe.put(name, "other");

        assertThat(facts()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("change with a parameter that changes what is started, or what tests find")
    @CsvSource({
        "command, node other.mjs",
        "healthPath, /ready",
        "healthStatus, 401",
        "apiToken, another-{id}",
        "reset, restart",
        "browser, shared",
        "browserArguments, --lang=de"
    })
    void parameter(String name, String value) throws Exception {
        SortedMap<String, String> before = facts();

        parameters.set(name, value);

        assertThat(facts()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("change with the application's directory (I7), and not with that of the project (C6)")
    void appDirectory(@TempDir Path elsewhere) throws Exception {
        // given
        SortedMap<String, String> before = facts();
        parameters.set("appDirectory", Files.createDirectory(directory.resolve("app")));
        SortedMap<String, String> inApp = facts();

        // when
        parameters = new TypedParameters(elsewhere);
        SortedMap<String, String> moved = facts(elsewhere);
        parameters.set("appDirectory", Files.createDirectory(elsewhere.resolve("app")));

        // then
        assertThat(inApp).isNotEqualTo(before);
        assertThat(moved).isEqualTo(before);
        assertThat(facts(elsewhere)).isEqualTo(inApp);
    }

    @Test
    @DisplayName("don't change with the project's directory, wherever it stands in a value (C6)")
    void otherDirectory(@TempDir Path elsewhere) throws Exception {
        // given
        SortedMap<String, String> before = withPathsIn(directory);

        // when
        parameters = new TypedParameters(elsewhere);

        // then
        assertThat(withPathsIn(elsewhere)).isEqualTo(before);
    }

    private SortedMap<String, String> withPathsIn(Path base) throws Exception {
        failsafe.put("argLine", "-javaagent:" + base + "/agent.jar=destfile=" + base + "/target/it.exec");
        failsafe.put("systemPropertyVariables/conf", base.resolve("conf").toString());
        properties.put("javax.net.ssl.trustStore", base.resolve("store").toString());
        parameters
                .set("command", "node " + base.resolve("server.mjs"))
                .set("environment", Map.of("CONF", base + "/conf"));
        return facts(base);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("don't change with a parameter that only says where and how")
    @CsvSource({
        "workers, 4",
        "basePort, 20000",
        "timeout, 2m",
        "healthTimeout, 5s",
        "maxRestarts, 0",
        "maxLogSize, 1GiB",
        "keepData, always",
        "install, never"
    })
    void neutralParameter(String name, String value) throws Exception {
        SortedMap<String, String> before = facts();

        parameters.set(name, value);

        assertThat(facts()).isEqualTo(before);
    }

    @Test
    @DisplayName("change with what the seed and the secrets file hold, not only with their names")
    void content() throws Exception {
        // given
        Files.createDirectory(directory.resolve("seed"));
        Files.writeString(directory.resolve("secrets.yaml"), "1");
        parameters.set("seedDirectory", directory.resolve("seed"));
        SortedMap<String, String> before = facts();

        for (String file : new String[] {"seed/sites.jsonc", "secrets.yaml"}) {
            // when
            Files.writeString(directory.resolve(file), "2");

            // then
            SortedMap<String, String> after = facts();
            assertThat(after).as(file).isNotEqualTo(before);
            before = after;
        }
    }

    @Test
    @DisplayName("change with the browser's version, and not with its directory (I7, C6)")
    void browser() throws Exception {
        // given
        SortedMap<String, String> none = facts();
        parameters.set("executablePath", browser("chromium", "1"));
        SortedMap<String, String> before = facts();

        // when
        parameters.set("executablePath", browser("elsewhere", "1"));
        SortedMap<String, String> moved = facts();
        browser("elsewhere", "2");

        // then
        assertThat(before).isNotEqualTo(none);
        assertThat(moved).isEqualTo(before);
        assertThat(facts()).isNotEqualTo(before);
    }

    private String browser(String name, String version) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\necho Chromium " + version + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }

    @Test
    @DisplayName("change with the value of a secret (I7), which is nowhere to be seen")
    void secretOfEnvironment() throws Exception {
        // given
        parameters.set("secretKeys", List.of("SHOP_LICENCE"));
        variables.put("SHOP_LICENCE", "hunter2");
        SortedMap<String, String> before = facts();

        // when
        variables.put("SHOP_LICENCE", "hunter3");

        // then
        assertThat(facts()).isNotEqualTo(before);
        assertThat(before.toString() + facts()).doesNotContain("hunter");
    }

    @Test
    @DisplayName("hash secrets with the key of this machine, wherever they stand")
    void secretsEverywhere(@TempDir Path otherMachine) throws Exception {
        // given
        parameters
                .set("apiToken", "hunter2-token")
                .set("environment", Map.of("DB_PASSWORD", "hunter2-db", "AGAIN", "is hunter2-token"))
                .set("browserArguments", "--proxy=http://me:hunter2@proxy");
        failsafe.put("systemPropertyVariables/db.password", "hunter2-property");
        failsafe.put("argLine", "-Ddb.password=hunter2-argument");
        properties.put("javax.net.ssl.keyStorePassword", "hunter2-key");
        SortedMap<String, String> here = facts();

        // when
        state = otherMachine;
        SortedMap<String, String> there = facts();

        // then
        assertThat(here.toString()).doesNotContain("hunter2");
        List<String> hashed = List.of(
                "e2e.apiToken",
                "e2e.environment/DB_PASSWORD",
                "e2e.environment/AGAIN",
                "e2e.browserArguments",
                "systemPropertyVariables/db.password",
                "argLine",
                "property javax.net.ssl.keyStorePassword");
        assertThat(hashed).allMatch(name -> !here.getOrDefault(name, "").equals(there.get(name)));
    }

    @Test
    @DisplayName("need no key as long as there is no secret, so that they are the same on all machines")
    void noSecrets() throws Exception {
        properties.put("sonar.token", "secret of another plugin");

        facts();
        parameters.set("apiToken", "random");
        facts();

        assertThat(state).isEmptyDirectory();
    }

    @Test
    @DisplayName("hash secrets among properties and variables, too, for the tests that name them")
    void secretCandidates() {
        properties.put("shop.password", "hunter2");
        variables.put("SHOP_PASSWORD", "hunter2");
        variables.put("SHOP_REGION", "eu");

        assertThat(read().properties().hash().apply("shop.password")).matches("[0-9a-f]{32}");
        assertThat(state).isNotEmptyDirectory();
        assertThat(read().variables(variables.keySet()).hash().apply("SHOP_REGION"))
                .isNotEqualTo(read().variables(variables.keySet()).hash().apply("SHOP_PASSWORD"));
    }

    private SortedMap<String, String> facts() throws Exception {
        return facts(directory);
    }

    private SortedMap<String, String> facts(Path base) throws Exception {
        return read(base).read();
    }

    private ConfigurationFacts read() {
        return read(directory);
    }

    private ConfigurationFacts read(Path base) {
        try {
            return new ConfigurationFacts(
                    parameters.check(),
                    new BuildFacts(Map.copyOf(failsafe), Map.copyOf(properties), PortablePaths.of(base)),
                    HostSystem.current(Map.copyOf(variables)),
                    new MachineKey(state, (file, reason) -> {
                        throw new IllegalStateException(reason);
                    }));
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
