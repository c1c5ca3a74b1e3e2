package io.github.smartscraper.it.dashboard;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.state.Site;
import io.github.smartscraper.it.state.Stats;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That values from files and requests are shown as text, never run. */
@DisplayName("Escaping in the dashboard")
class EscapingIT {

    private static final String MARKUP = "\"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;";

    private final Worker worker = Worker.current();
    private final DataDir data = new DataDir(worker);
    private final DashboardClient browser = DashboardClient.loggedIn(worker);

    @Test
    @DisplayName("Markup in a site's entry is shown as it was written")
    void entryIsEscaped() {
        // given
        data.writeSites(Site.of("evil.example" + MARKUP, "//p[text()='" + MARKUP + "']"));

        // when
        Document page = browser.page("/dashboard/sites");

        // then
        assertHarmless(page);
        assertThat(page.expectFirst("#sites .domain").wholeText().strip()).isEqualTo("evil.example" + MARKUP);
        assertThat(page.expectFirst("#sites .xpath").wholeText().strip()).contains(MARKUP);
        assertThat(page.expectFirst("tr[data-domain]").attr("data-domain")).isEqualTo("evil.example" + MARKUP);
    }

    @Test
    @DisplayName("Markup in the edit form's value is the value")
    void formValueIsEscaped() {
        // given
        data.writeSites(Site.of("evil.example", MARKUP));

        // when
        Document page = browser.page("/dashboard/sites/evil.example/edit");

        // then
        assertHarmless(page);
        assertThat(browser.editForm("evil.example").fields()).containsEntry("xpath", MARKUP);
    }

    @Test
    @DisplayName("Markup in a domain of the statistics is shown as it was written")
    void statsAreEscaped() {
        // given
        data.writeStats(new Stats(1, 0, Stats.today().toString(), 1, 0, Map.of(MARKUP, 1)));

        // when
        Document page = browser.page("/dashboard/stats");

        // then
        assertHarmless(page);
        assertThat(page.select("tr[data-domain]").eachAttr("data-domain")).containsExactly(MARKUP);
    }

    @Test
    @DisplayName("Markup in a refused form is shown again as text")
    void refusedInputIsEscaped() {
        // when
        Answer answer = browser.addSite(MARKUP, "//article");

        // then
        assertThat(answer).isErrorPage(400);
        assertHarmless(answer.page());
    }

    @Test
    @DisplayName("Markup in the login's next page is only a value")
    void nextIsEscaped() {
        // given
        String next = URLEncoder.encode("/" + MARKUP, StandardCharsets.UTF_8);

        // when
        Document page = DashboardClient.anonymous(worker).page("/login?next=" + next);

        // then
        assertHarmless(page);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/login", "/dashboard", "/dashboard/sites", "/dashboard/stats"})
    @DisplayName("The content security policy of a page allows no inline script")
    void policyForbidsInlineScripts(String path) {
        // when
        String policy = browser.get(path).header("Content-Security-Policy").orElse("");

        // then
        assertThat(scriptSources(policy)).isNotBlank().doesNotContain("unsafe-inline", "unsafe-eval", "*");
    }

    /** Scripts are ruled by script-src or, without it, by default-src. */
    private static String scriptSources(String policy) {
        return Arrays.stream(policy.split(";"))
                .map(String::strip)
                .filter(directive -> directive.startsWith("script-src ") || directive.startsWith("default-src "))
                .max(String::compareTo)
                .orElse("");
    }

    private static void assertHarmless(Document page) {
        assertThat(page.select("script:not([src]), img, [onerror], [onclick]")).isEmpty();
    }
}
