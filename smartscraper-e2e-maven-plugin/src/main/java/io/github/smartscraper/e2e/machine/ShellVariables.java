package io.github.smartscraper.e2e.machine;

import io.github.smartscraper.e2e.support.WorkerVariables;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Variables of the shell that Maven was called from, by what servers and tests may notice of them. */
public final class ShellVariables {

    private static final String ANY = "*";

    /** Those that runtimes and the usual tools read; a star stands for the rest of a name. */
    private static final Set<String> KNOWN = words("""
            CI DEBUG LOG_LEVEL TZ TZDIR LANG LANGUAGE LC_*
            NODE_* UV_THREADPOOL_SIZE UV_USE_IO_URING TS_NODE_* BABEL_ENV DENO_* BUN_CONFIG_* DOTENV_*
            NEXT_* NUXT_* VITE_* REACT_APP_* VUE_APP_*
            npm_config_node_options NPM_CONFIG_NODE_OPTIONS npm_config_script_shell NPM_CONFIG_SCRIPT_SHELL
            npm_config_ignore_scripts NPM_CONFIG_IGNORE_SCRIPTS
            JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS JAVA_OPTS CLASSPATH SPRING_* QUARKUS_* MICRONAUT_*
            HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy all_proxy
            SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE OPENSSL_*
            LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT DYLD_* MALLOC_* GLIBC_TUNABLES
            PUPPETEER_* PLAYWRIGHT_* CHROME_* CHROMIUM_* MOZ_* SELENIUM_* SE_* WDM_* CUCUMBER_*
            PYTHON* VIRTUAL_ENV DJANGO_* FLASK_* UVICORN_* GUNICORN_CMD_ARGS
            RUBYOPT RUBYLIB GEM_* BUNDLE_* RAILS_* RACK_ENV PHP_* PHPRC APP_ENV APP_DEBUG PERL5LIB PERL5OPT
            GODEBUG GOMAXPROCS GOGC GOMEMLIMIT GIN_MODE DOTNET_* ASPNETCORE_* RUST_* MIX_ENV ERL_*
            DATABASE_URL PG* POSTGRES_* MYSQL_* MARIADB_* MONGO_* MONGODB_* REDIS_*
            AWS_REGION AWS_DEFAULT_REGION AWS_PROFILE AWS_ENDPOINT_URL* GOOGLE_CLOUD_PROJECT
            GOOGLE_APPLICATION_CREDENTIALS DOCKER_HOST DOCKER_TLS_VERIFY TESTCONTAINERS_*
            """);

    /** Those that differ from one terminal, or from one build of a CI system, to the next, whoever mentions them. */
    private static final Set<String> PASSING = words("""
            PATH HOME USER USERNAME LOGNAME SUDO_* PWD OLDPWD SHLVL SHELL _ INIT_CWD TMPDIR TMP TEMP HOSTNAME
            TERM TERM_PROGRAM* TERM_SESSION_ID COLORTERM COLUMNS LINES LC_TERMINAL* TMUX TMUX_PANE STY WINDOWID
            DISPLAY WAYLAND_DISPLAY XAUTHORITY XDG_* DBUS_* SSH_AUTH_SOCK SSH_AGENT_* SSH_CLIENT SSH_CONNECTION SSH_TTY
            GPG_AGENT_INFO GPG_TTY INVOCATION_ID JOURNAL_STREAM SYSTEMD_* VSCODE_* CHROME_DESKTOP CHROME_WRAPPER
            CHROME_VERSION_EXTRA CHROME_LOG_FILE PYTHONSTARTUP
            JAVA_HOME JAVA_HOME_* JAVA_MAIN_CLASS_* JAVA_VERSION MAVEN_OPTS MAVEN_HOME MAVEN_CMD_LINE_ARGS MAVEN_PROJECTBASEDIR
            M2_HOME SDKMAN_* NVM_* NODE_VERSION NODE_HOME PYTHON_VERSION PHP_VERSION
            CI_* GITHUB_RUN_* GITHUB_SHA GITHUB_REF* GITHUB_TOKEN GITHUB_WORKSPACE GITHUB_JOB GITHUB_ACTION* RUNNER_NAME
            RUNNER_TEMP RUNNER_WORKSPACE RUNNER_TRACKING_ID ACTIONS_RUNTIME_* ACTIONS_ID_TOKEN_* BUILDKITE* CIRCLE_* TRAVIS*
            APPVEYOR* DRONE_* TEAMCITY_* BITBUCKET_BUILD_NUMBER BITBUCKET_COMMIT BITBUCKET_STEP_* BUILD_NUMBER BUILD_ID
            BUILD_URL BUILD_TAG BUILD_DISPLAY_NAME BUILD_BUILDID BUILD_BUILDNUMBER JOB_NAME JOB_BASE_NAME JOB_URL
            EXECUTOR_NUMBER NODE_NAME NODE_LABELS WORKSPACE WORKSPACE_TMP
            TRACEPARENT
            """);

    /** Those that the plugin sets itself, whatever they are in the shell. */
    private static final Set<String> OURS = Set.of(
            WorkerVariables.PORT,
            WorkerVariables.HOST,
            WorkerVariables.DATA_DIR,
            WorkerVariables.API_TOKEN,
            WorkerVariables.EXECUTABLE_PATH,
            WorkerVariables.BASE_URL,
            WorkerVariables.WORKER_ID);

    private static final String OUR_PREFIX = "SMARTSCRAPER_E2E_";

    private final Map<String, String> environment;
    private final List<String> named;

    /**
     * The variables of an environment.
     *
     * @param named those that the user has named; a star stands for the rest of a name
     */
    public ShellVariables(Map<String, String> environment, List<String> named) {
        this.environment = environment;
        this.named = List.copyOf(named);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    /** Names that count in any project, some with a star for the rest. */
    public static SortedSet<String> known() {
        return new TreeSet<>(KNOWN);
    }

    /**
     * The variables that servers or tests may behave differently for, with their values.
     *
     * @param mentioned names that the application mentions
     */
    public SortedMap<String, String> relevant(Set<String> mentioned) {
        SortedMap<String, String> relevant = new TreeMap<>();
        environment.forEach((name, value) -> {
            boolean usual = matches(name, KNOWN) || mentioned.contains(name);
            if (matches(name, named) || (usual && mayMatter(name))) {
                relevant.put(name, value);
            }
        });
        return relevant;
    }

    /** Names of all variables that a test may have a reason to ask for. */
    public Set<String> candidates() {
        return environment.keySet().stream()
                .filter(name -> matches(name, named) || mayMatter(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean mayMatter(String name) {
        return !OURS.contains(name) && !name.startsWith(OUR_PREFIX) && !matches(name, PASSING);
    }

    private static boolean matches(String name, Collection<String> patterns) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith(ANY)
                        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                        : name.equals(pattern));
    }
}
