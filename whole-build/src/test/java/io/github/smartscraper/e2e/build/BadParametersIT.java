package io.github.smartscraper.e2e.build;

import static io.github.smartscraper.e2e.build.BuildAssert.assertThatBuild;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that can't be: found before anything starts, and told as one tells it to a colleague. */
@RunsMaven
@DisplayName("A bad value is refused")
class BadParametersIT {

    private static final List<String> WORKERS = List.of("1", "64", "auto");
    private static final List<String> RESET = List.of("none", "files", "restart");
    private static final List<String> KEEP_DATA = List.of("never", "on-failure", "always");
    private static final List<String> INSTALL = List.of("auto", "never", "always");

    static Stream<Arguments> badValues() {
        return Stream.of(
                arguments("workers", "0", WORKERS),
                arguments("workers", "99", WORKERS),
                arguments("workers", "abc", WORKERS),
                arguments("timeout", "abc", List.of("90s", "2m")),
                arguments("timeout", "0", List.of("90s", "2m")),
                arguments("basePort", "70000", List.of("65535")),
                arguments("basePort", "http", List.of("65535")),
                arguments("reset", "foo", RESET),
                arguments("keepData", "sometimes", KEEP_DATA),
                arguments("browser", "mine", List.of("none", "shared")),
                arguments("install", "maybe", INSTALL),
                arguments("healthPath", "health", List.of("/health")),
                arguments("appDirectory", "no-such-app", List.of("directory")),
                arguments("seedDirectory", "no-such-seed", List.of("directory")),
                arguments("dataRoot", "pom.xml", List.of("directory")),
                arguments("executablePath", "no-such-browser", List.of("browser")),
                arguments("secretsFile", "no-such-secrets.yaml", List.of("sops", "does not exist")),
                arguments("secretKeys", "api_keys.scraper=no-variable", List.of("path=VARIABLE", "NAME")),
                arguments("secretKeys", "PORT", List.of("path=VARIABLE", "PORT")),
                arguments("command", " ", List.of("npm run dev")));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("badValues")
    @DisplayName("with the parameter, the value, what is allowed and what to type:")
    void refuses(String parameter, String value, List<String> allowed, MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("smartscraper-e2e:start")
                .property("e2e." + parameter, value)
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .says(parameter, value, "-De2e." + parameter)
                .says(allowed.toArray(String[]::new))
                .startedServers(0);
    }

    @Test
    @DisplayName("when it stands in the POM, in a whole life cycle, before any server or test")
    void refusesTheValueOfThePom(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .configuration("<workers>many</workers>")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .says("workers", "many", "auto")
                .startedServers(0);
    }

    @Test
    @DisplayName("when an API token can't be sent in a header, without printing the token")
    void refusesATokenOfTwoLines(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("smartscraper-e2e:start")
                .configuration("<apiToken>first-line&#10;second-line</apiToken>")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .says("apiToken")
                .saysNot("second-line")
                .startedServers(0);
    }
}
