package io.github.smartscraper.it.login;

import static io.github.smartscraper.it.AnswerAssert.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.Form;
import io.github.smartscraper.it.Worker;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests where a browser is sent, and where it never is. */
@DisplayName("Redirects")
class RedirectIT {

    private final Worker worker = Worker.current();
    private final DashboardClient browser = DashboardClient.anonymous(worker);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/dashboard,                      %2Fdashboard",
        "/dashboard/sites,                %2Fdashboard%2Fsites",
        "/dashboard/stats,                %2Fdashboard%2Fstats",
        "/dashboard/sites/a.example/edit, %2Fdashboard%2Fsites%2Fa.example%2Fedit",
    })
    @DisplayName("Without a session a page of the dashboard leads to the login, which remembers the page")
    void pageLeadsToLogin(String path, String next) {
        assertThat(browser.get(path)).redirects(302, "/login?next=" + next);
    }

    @Test
    @DisplayName("Without a session a form of the dashboard leads to the login, too")
    void formLeadsToLogin() {
        // given
        Form form = new Form("/dashboard/sites", Map.of("domain", "a.example", "xpath", "//article"));

        // when
        Answer answer = browser.submit(form);

        // then
        assertThat(answer).redirects(302, "/login?next=%2Fdashboard%2Fsites");
    }

    @Test
    @DisplayName("After the login the browser is back on the page that it had asked for")
    void loginLeadsBack() {
        // given
        String login = browser.get("/dashboard/stats").header("Location").orElseThrow();

        // when
        Answer answer = browser.submit(browser.loginForm(login).with("token", worker.apiToken()));

        // then
        assertThat(answer).redirects(303, "/dashboard/stats");
    }

    @ParameterizedTest(name = "next={0}")
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "evil.example",
                "javascript:alert(1)",
                ""
            })
    @DisplayName("The login leads to no other site")
    void loginNeverLeadsAway(String next) {
        // given
        Form form = browser.loginForm("/login").with("token", worker.apiToken()).with("next", next);

        // when
        Answer answer = browser.submit(form);

        // then
        assertThat(answer).redirects(303, "/dashboard");
    }
}
