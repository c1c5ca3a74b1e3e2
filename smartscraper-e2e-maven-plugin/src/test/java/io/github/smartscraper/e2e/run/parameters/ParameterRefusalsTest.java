package io.github.smartscraper.e2e.run.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which values {@link ParameterCheck} refuses, and what it says then. */
@DisplayName("The parameter check refuses")
final class ParameterRefusalsTest {

    @TempDir
    private Path directory;

    private TypedParameters parameters;

    @BeforeEach
    void setDefaults() {
        parameters = new TypedParameters(directory);
    }

    @DisplayName("any other value, and says which, what is allowed and what to type")
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    workers     | 0            | a whole number from 1 to 64, auto | -De2e.workers=4
                    workers     | 65           | a whole number from 1 to 64, auto | -De2e.workers=4
                    workers     | -1           | or 2C (two per core)              | -De2e.workers=4
                    workers     | two          | or 2C (two per core)              | -De2e.workers=4
                    workers     | 1.5          | or 2C (two per core)              | -De2e.workers=4
                    workers     | 99999999999  | or 2C (two per core)              | -De2e.workers=4
                    workers     | ``           | or 2C (two per core)              | -De2e.workers=4
                    timeout     | 0            | a duration from 1ms to 60m        | -De2e.timeout=60s
                    timeout     | 61m          | a duration from 1ms to 60m        | -De2e.timeout=60s
                    timeout     | 3601         | a duration from 1ms to 60m        | -De2e.timeout=60s
                    timeout     | 1h           | a duration from 1ms to 60m        | -De2e.timeout=60s
                    timeout     | -5s          | a duration from 1ms to 60m        | -De2e.timeout=60s
                    timeout     | 99999999999s | a duration from 1ms to 60m        | -De2e.timeout=60s
                    hangTimeout | 0            | from 1ms to 60m: 90 or 90s are seconds, 2m minutes, or never | -De2e.hangTimeout=12s
                    hangTimeout | always       | or never                          | -De2e.hangTimeout=12s
                    stopTimeout | 11m          | a duration from 0 to 10m          | -De2e.stopTimeout=3s
                    timeout     | soon         | 90 or 90s are seconds, 2m minutes | -De2e.timeout=60s
                    basePort    | 1023         | from 1024 to 65535                | -De2e.basePort=9000
                    basePort    | 65536        | from 1024 to 65535                | -De2e.basePort=9000
                    basePort    | http         | from 1024 to 65535                | -De2e.basePort=9000
                    maxRestarts | -1           | from 0 to 100                     | -De2e.maxRestarts=3
                    maxRestarts | 101          | from 0 to 100                     | -De2e.maxRestarts=3
                    retryInfrastructure | 6    | from 0 to 5                       | -De2e.retryInfrastructure=1
                    maxRestarts | often        | from 0 to 100                     | -De2e.maxRestarts=3
                    maxLogSize  | 0            | a size with its unit, from 1 MiB to 1 TiB | -De2e.maxLogSize=64MiB
                    maxLogSize  | 64           | a size with its unit, from 1 MiB to 1 TiB | -De2e.maxLogSize=64MiB
                    maxLogSize  | 1023K        | a size with its unit, from 1 MiB to 1 TiB | -De2e.maxLogSize=64MiB
                    maxLogSize  | 2T           | a size with its unit, from 1 MiB to 1 TiB | -De2e.maxLogSize=64MiB
                    maxLogSize  | 64MB         | such as 64MiB or 2GiB             | -De2e.maxLogSize=64MiB
                    command     | ``           | a program and its arguments       | -De2e.command="npm run dev"
                    command     | npm "run     | quotes in pairs                   | -De2e.command="npm run dev"
                    install     | sometimes    | one of auto, never, always        | -De2e.install=auto
                    healthPath  | health       | a path that begins with a slash and holds no blanks | -De2e.healthPath=/health
                    healthPath  | http://h/ok  | a path that begins with a slash and holds no blanks | -De2e.healthPath=/health
                    healthPath  | ``           | a path that begins with a slash and holds no blanks | -De2e.healthPath=/health
                    healthStatus | 99     | status codes of HTTP from 100 to 599                    | -De2e.healthStatus=200-299,401
                    healthStatus | 600    | status codes of HTTP from 100 to 599                    | -De2e.healthStatus=200-299,401
                    healthStatus | 2xx    | status codes of HTTP from 100 to 599                    | -De2e.healthStatus=200-299,401
                    healthStatus | 300-200 | status codes of HTTP from 100 to 599                   | -De2e.healthStatus=200-299,401
                    healthStatus | 200,   | status codes of HTTP from 100 to 599                    | -De2e.healthStatus=200-299,401
                    healthTimeout | 0     | a duration from 1ms                                     | -De2e.healthTimeout=2s
                    healthTimeout | 61s   | a duration that is not above timeout                    | -De2e.healthTimeout=2s
                    healthPath  | /a b         | a path that begins with a slash and holds no blanks | -De2e.healthPath=/health
                    reset       | all          | one of none, files, restart       | -De2e.reset=files
                    keepData    | on_failure   | one of never, on-failure, always  | -De2e.keepData=never
                    browser     | private      | one of none, shared               | -De2e.browser=none
                    browserArguments | "--lang | options of the browser, with quotes in pairs | -De2e.browserArguments=--lang=de
                    shard       | 5/4          | index/total, both from 1          | -De2e.shard=2/4
                    shard       | 0/4          | index/total, both from 1          | -De2e.shard=2/4
                    shard       | 2            | or auto                           | -De2e.shard=2/4
                    cacheAudit  | 101%         | a share from 0% to 100%           | -De2e.cacheAudit=5%
                    cacheAudit  | much         | a share from 0% to 100%           | -De2e.cacheAudit=5%
                    executablePath | /no/such  | an existing program, the browser  | -De2e.executablePath=/usr/bin/chromium
                    executablePath | /tmp      | an existing program, the browser  | -De2e.executablePath=/usr/bin/chromium
                    """)
    void refuses(String name, String value, String allowed, String remedy) {
        // given
        parameters.set(name, value);

        // then
        assertRefused("Parameter " + name + " '" + value + "' can't be used", allowed, remedy);
    }

    @DisplayName("a token that is no single line of text, without printing it")
    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {"two\nlines", "", " ", "re\u001b[31md"})
    void token(String token) {
        // given
        parameters.set("apiToken", token);

        // then
        assertRefused("Parameter apiToken can't be used", "one line of text", "-De2e.apiToken=test-token-{id}");
    }

    @DisplayName("a shared browser for workers that live on, since it ends with its build")
    @Test
    void keptSharedBrowser() {
        // given
        parameters.set("browser", "shared").set("keepAlive", true);

        // then
        assertRefused("browser 'shared' and keepAlive can't be used together", "-De2e.browser", "-De2e.keepAlive");
    }

    @DisplayName("random tokens for workers that live on, since no later build knows them")
    @Test
    void livingTokens() {
        // given
        parameters.set("apiToken", "random").set("keepAlive", true);

        // then
        assertRefused("Parameter keepAlive 'true' can't be used with apiToken=random", "-De2e.apiToken=");
    }

    @Test
    @DisplayName("a place for DATA_DIRs whose path is more than one line")
    void lineBreak() throws Exception {
        // given
        parameters.set("dataRoot", Files.createDirectory(directory.resolve("two\nlines")));

        // then
        assertRefused("Parameter dataRoot", "without line breaks", "-De2e.dataRoot=/var/tmp");
    }

    @DisplayName("a directory that does not exist, or is none")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"appDirectory", "seedDirectory", "dataRoot"})
    void directories(String name) throws Exception {
        // given
        Path file = Files.createFile(directory.resolve("file"));

        // then
        parameters.set(name, directory.resolve("missing"));
        assertRefused(
                "Parameter " + name, directory.resolve("missing").toString(), "it does not exist", "-De2e." + name);
        parameters.set(name, file);
        assertRefused("Parameter " + name, file.toString(), "this is a file", "<" + name + ">");
    }

    @DisplayName("names and values that no environment can hold")
    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {"A=B:value", ":value", "NAME:\u0000"})
    void environment(String variable) {
        // given
        String[] words = variable.split(":", -1);
        parameters.set("environment", Map.of(words[0], words[1]));

        // then
        assertRefused("Parameter environment '" + words[0] + "'", "names without = and values without NUL");
    }

    @Test
    @DisplayName("a directory for the cache file")
    void cacheFile() {
        // given
        parameters.set("cacheFile", directory);

        // then
        assertRefused("Parameter cacheFile '" + directory + "'", "the name of a file (this is a directory)");
    }

    @Test
    @DisplayName("a browser that can't be executed")
    void browser() throws Exception {
        // given
        Path file = Files.createFile(directory.resolve("chromium"));
        parameters.set("executablePath", file.toString());

        // then
        assertRefused("Parameter executablePath '" + file + "'", "an existing program");
    }

    @Test
    @DisplayName("several values at once, each on a line of its own")
    void several() {
        // given
        parameters.set("workers", "many");
        parameters.set("timeout", "soon");
        parameters.set("command", null);

        // then
        assertThatThrownBy(() -> parameters.check())
                .isInstanceOf(ConfigurationException.class)
                .message()
                .satisfies(message -> assertThat(message.lines().map(String::trim))
                        .hasSize(4)
                        .satisfiesExactly(
                                line -> assertThat(line).isEqualTo("3 parameters can't be used:"),
                                line -> assertThat(line).startsWith("Parameter workers 'many'"),
                                line -> assertThat(line).startsWith("Parameter timeout 'soon'"),
                                line -> assertThat(line).startsWith("Parameter command can't be used")));
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> parameters.check())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(parts);
    }
}
