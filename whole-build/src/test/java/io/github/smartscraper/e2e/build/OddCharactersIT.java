package io.github.smartscraper.e2e.build;

import static io.github.smartscraper.e2e.build.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Spaces, quotes, dollars and letters beyond ASCII, where a shell or an argument file could trip over them. */
@RunsMaven
@DisplayName("Odd characters")
class OddCharactersIT {

    @Test
    @DisplayName("in the directory, the token and the environment's values arrive as they were written")
    void arriveAsWritten(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .inDirectory("a project of Zoë's (50% $HOME)")
                .goals("verify")
                .variable("LC_ALL", "C.UTF-8")
                .property("it.test", "AlphaIT,BetaIT")
                .configuration("<apiToken>it's $HOME\\n \"#{id}\" `x`</apiToken>"
                        + "<environment><GREETING>Grüße, $USER 'n' \"co\" \\o/ — {id}</GREETING></environment>")
                .execute();

        assertThatBuild(build).succeeded();
        Visit visit = build.visits().by("BetaIT");
        assertThat(visit.token()).isEqualTo("it's $HOME\\n \"#0\" `x`");
        assertThat(visit.server()).contains("\"greeting\":\"Grüße, $USER 'n' \\\"co\\\" \\\\o/ — 0\"");
    }
}
