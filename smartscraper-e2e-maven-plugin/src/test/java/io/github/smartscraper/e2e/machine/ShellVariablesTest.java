package io.github.smartscraper.e2e.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ShellVariables}. */
@DisplayName("A variable of the shell")
final class ShellVariablesTest {

    @ParameterizedTest
    @DisplayName("counts if the JVM, Node.js or one of the usual tools reads it (I8)")
    @ValueSource(
            strings = {
                "NODE_ENV",
                "NODE_OPTIONS",
                "NODE_EXTRA_CA_CERTS",
                "NODE_TLS_REJECT_UNAUTHORIZED",
                "UV_THREADPOOL_SIZE",
                "npm_config_node_options",
                "TZ",
                "LANG",
                "LC_ALL",
                "LC_COLLATE",
                "JAVA_TOOL_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "_JAVA_OPTIONS",
                "HTTP_PROXY",
                "https_proxy",
                "NO_PROXY",
                "SSL_CERT_FILE",
                "OPENSSL_CONF",
                "LD_LIBRARY_PATH",
                "DYLD_INSERT_LIBRARIES",
                "PUPPETEER_EXECUTABLE_PATH",
                "PLAYWRIGHT_BROWSERS_PATH",
                "CHROME_BIN",
                "PYTHONPATH",
                "RUBYOPT",
                "PERL5LIB",
                "GOMAXPROCS",
                "DOTNET_ROOT",
                "SPRING_PROFILES_ACTIVE",
                "DATABASE_URL",
                "PGHOST",
                "MYSQL_HOST",
                "REDIS_URL",
                "AWS_REGION",
                "CI",
                "DEBUG"
            })
    void known(String name) {
        assertThat(relevant(name, Set.of())).containsExactly(name);
    }

    @ParameterizedTest
    @DisplayName(
            "does not count if it differs from one terminal or build to the next, though the application mentions it")
    @ValueSource(
            strings = {
                "PATH",
                "HOME",
                "USER",
                "PWD",
                "SHLVL",
                "TERM",
                "TERM_SESSION_ID",
                "LC_TERMINAL",
                "TMUX",
                "SSH_AUTH_SOCK",
                "DISPLAY",
                "CHROME_DESKTOP",
                "JAVA_HOME",
                "MAVEN_CMD_LINE_ARGS",
                "NODE_NAME",
                "NODE_VERSION",
                "GITHUB_RUN_ID",
                "CI_JOB_ID",
                "BUILD_NUMBER",
                "_"
            })
    void passing(String name) {
        assertThat(relevant(name, Set.of(name))).isEmpty();
        assertThat(variables(name, List.of()).candidates()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("does not count if the plugin sets it for servers and tests anyway")
    @ValueSource(
            strings = {"PORT", "HOST", "DATA_DIR", "API_TOKEN", "EXECUTABLE_PATH", "TEST_BASE_URL", "E2E_WORKER_ID"})
    void ours(String name) {
        assertThat(relevant(name, Set.of(name))).isEmpty();
        assertThat(variables(name, List.of()).candidates()).isEmpty();
    }

    @Test
    @DisplayName("counts if the application mentions it, and is otherwise one that a test may name")
    void mentioned() {
        assertThat(relevant("SHOP_REGION", Set.of())).isEmpty();
        assertThat(relevant("SHOP_REGION", Set.of("SHOP_REGION"))).containsExactly("SHOP_REGION");
        assertThat(variables("SHOP_REGION", List.of()).candidates()).containsExactly("SHOP_REGION");
    }

    @ParameterizedTest
    @DisplayName("counts if the user names it, or a beginning of it, whatever it is")
    @ValueSource(strings = {"HOME", "FEATURE_*", "SHOP_MODE"})
    void named(String pattern) {
        String name = pattern.replace("*", "A");

        assertThat(variables(name, List.of(pattern)).relevant(Set.of())).containsOnlyKeys(name);
        assertThat(variables(name + "X", List.of("SHOP_MODE", "HOME")).relevant(Set.of()))
                .isEmpty();
    }

    @Test
    @DisplayName("stands in the docs if it counts in any project")
    void documented() throws Exception {
        // given
        String page = Files.readString(Path.of(System.getProperty("basedir", ""), "../docs/test-cache.md"));
        String section = page.replaceFirst("(?s)^.*### Shell variables", "").replaceFirst("(?s)### Secrets.*$", "");

        // when, then
        assertThat(section)
                .contains(ShellVariables.known().stream()
                        .map(name -> '`' + name + '`')
                        .toList());
    }

    private static Set<String> relevant(String name, Set<String> mentioned) {
        return variables(name, List.of()).relevant(mentioned).keySet();
    }

    private static ShellVariables variables(String name, List<String> named) {
        return new ShellVariables(Map.of(name, "value"), named);
    }
}
