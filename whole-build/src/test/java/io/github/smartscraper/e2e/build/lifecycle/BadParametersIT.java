package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;

import io.github.smartscraper.e2e.build.harness.BuildAssert;
import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Values that can't be: found before anything starts, and told as one tells it to a colleague. */
@RunsMaven
@DisplayName("A bad value is refused")
class BadParametersIT {

    /** One bad value of each parameter; ParameterCheckTest has many more. */
    private static final List<BadValue> BAD = List.of(
            new BadValue("workers", "0", "1", "64", "auto"),
            new BadValue("timeout", "abc", "90s", "2m"),
            new BadValue("basePort", "70000", "65535"),
            new BadValue("reset", "foo", "none", "files", "restart"),
            new BadValue("keepData", "sometimes", "never", "on-failure", "always"),
            new BadValue("browser", "mine", "none", "shared"),
            new BadValue("install", "maybe", "auto", "never", "always"),
            new BadValue("healthPath", "health", "/health"),
            new BadValue("healthStatus", "OK", "100", "599", "200-299,401"),
            new BadValue("healthTimeout", "2h", "1ms", "60m"),
            new BadValue("appDirectory", "no-such-app", "directory"),
            new BadValue("seedDirectory", "no-such-seed", "directory"),
            new BadValue("dataRoot", "pom.xml", "directory"),
            new BadValue("executablePath", "no-such-browser", "browser"),
            new BadValue("secretsFile", "no-such-secrets.yaml", "sops", "does not exist"),
            new BadValue("secretKeys", "api_keys.scraper=no-variable", "path=VARIABLE", "NAME"),
            new BadValue("shard", "5/4", "index/total"),
            new BadValue("cacheAudit", "150%", "from 0% to 100%"),
            new BadValue("command", " ", "npm run dev"));

    /**
     * A value that is to be refused.
     *
     * @param allowed what the message says may be used instead
     */
    @SuppressWarnings("ArrayRecordComponent") // Values are made with it, and never compared.
    private record BadValue(String parameter, String value, String... allowed) {

        String[] message() {
            return Stream.concat(Stream.of(parameter, value, "-De2e." + parameter), Stream.of(allowed))
                    .toArray(String[]::new);
        }
    }

    @Test
    @DisplayName("with the parameter, the value, what is allowed and what to type, each in a line of its own")
    void refuses(MavenBuilds builds) throws Exception {
        MavenBuild start = builds.sample("plain")
                .goals("smartscraper-e2e:start")
                .configuration("<apiToken>first-line&#10;second-line</apiToken>");
        BAD.forEach(bad -> start.property("e2e." + bad.parameter(), bad.value()));

        BuildResult build = start.execute();

        BuildAssert refused = assertThatBuild(build).failedByTheUsersDoing().startedServers(0);
        BAD.forEach(bad -> refused.saysInOneLine(bad.message()));
        // A token that can't be sent in a header is not printed either.
        refused.saysInOneLine("apiToken", "one line").saysNot("first-line", "second-line");
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
}
