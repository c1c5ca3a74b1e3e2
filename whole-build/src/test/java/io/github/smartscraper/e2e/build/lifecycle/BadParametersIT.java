package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;

import io.github.smartscraper.e2e.build.harness.BuildAssert;
import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that can't be: found before anything starts, and told as one tells it to a colleague. */
@RunsMaven
@DisplayName("A bad value is refused")
class BadParametersIT {

    private static final List<String> WORKERS = List.of("1", "64", "auto");
    private static final List<String> RESET = List.of("none", "files", "restart");
    private static final List<String> KEEP_DATA = List.of("never", "on-failure", "always");
    private static final List<String> INSTALL = List.of("auto", "never", "always");

    /**
     * A value that is to be refused.
     *
     * @param allowed what the message says may be used instead
     */
    private record BadValue(String parameter, String value, List<String> allowed) {

        String[] message() {
            return Stream.concat(Stream.of(parameter, value, "-De2e." + parameter), allowed.stream())
                    .toArray(String[]::new);
        }
    }

    /** The first bad value of each parameter, then the second of those that have two, and so on: a build costs seconds. */
    static Stream<Map<String, BadValue>> rounds() {
        List<Map<String, BadValue>> rounds = new ArrayList<>();
        Stream.of(
                        new BadValue("workers", "0", WORKERS),
                        new BadValue("workers", "99", WORKERS),
                        new BadValue("workers", "abc", WORKERS),
                        new BadValue("timeout", "abc", List.of("90s", "2m")),
                        new BadValue("timeout", "0", List.of("90s", "2m")),
                        new BadValue("basePort", "70000", List.of("65535")),
                        new BadValue("basePort", "http", List.of("65535")),
                        new BadValue("reset", "foo", RESET),
                        new BadValue("keepData", "sometimes", KEEP_DATA),
                        new BadValue("browser", "mine", List.of("none", "shared")),
                        new BadValue("install", "maybe", INSTALL),
                        new BadValue("healthPath", "health", List.of("/health")),
                        new BadValue("appDirectory", "no-such-app", List.of("directory")),
                        new BadValue("seedDirectory", "no-such-seed", List.of("directory")),
                        new BadValue("dataRoot", "pom.xml", List.of("directory")),
                        new BadValue("executablePath", "no-such-browser", List.of("browser")),
                        new BadValue("secretsFile", "no-such-secrets.yaml", List.of("sops", "does not exist")),
                        new BadValue("secretKeys", "api_keys.scraper=no-variable", List.of("path=VARIABLE", "NAME")),
                        new BadValue("secretKeys", "PORT", List.of("path=VARIABLE", "PORT")),
                        new BadValue("command", " ", List.of("npm run dev")))
                .forEach(bad -> rounds.stream()
                        .filter(round -> !round.containsKey(bad.parameter()))
                        .findFirst()
                        .orElseGet(() -> added(rounds))
                        .put(bad.parameter(), bad));
        return rounds.stream();
    }

    private static Map<String, BadValue> added(List<Map<String, BadValue>> rounds) {
        Map<String, BadValue> round = new LinkedHashMap<>();
        rounds.add(round);
        return round;
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("rounds")
    @DisplayName("with the parameter, the value, what is allowed and what to type, each in a line of its own:")
    void refuses(Map<String, BadValue> round, MavenBuilds builds) throws Exception {
        MavenBuild start = builds.sample("plain").goals("smartscraper-e2e:start");
        round.values().forEach(bad -> start.property("e2e." + bad.parameter(), bad.value()));

        BuildResult build = start.execute();

        BuildAssert refused = assertThatBuild(build).failedByTheUsersDoing().startedServers(0);
        round.values().forEach(bad -> refused.saysInOneLine(bad.message()));
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
