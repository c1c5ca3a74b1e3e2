package io.github.smartscraper.it.login;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.Form;
import io.github.smartscraper.it.Worker;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests how a person logs in with the worker's token. */
@DisplayName("Login")
class LoginIT {

    private final Worker worker = Worker.current();
    private final DashboardClient browser = DashboardClient.anonymous(worker);

    @Test
    @DisplayName("The form comes with a CSRF value and a cookie that scripts can't read")
    void formIsProtected() {
        // when
        Answer answer = browser.get("/login");

        // then
        assertThat(answer).isPage(200);
        assertThat(answer.page().select("input[name=_csrf]").val()).isNotBlank();
        assertThat(answer.setCookie("csrf").orElse("")).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    @DisplayName("The right token leads to the dashboard, with a session cookie")
    void rightTokenOpensSession() {
        // when
        Answer answer = browser.logIn(worker.apiToken());

        // then
        assertThat(answer).redirects(303, "/dashboard");
        assertThat(answer.setCookie("session").orElse("")).contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    @DisplayName("The session cookie does not give the token away")
    void sessionHidesToken() {
        // when
        browser.logIn(worker.apiToken());

        // then
        assertThat(browser.cookie("session").orElseThrow()).doesNotContain(worker.apiToken());
    }

    @Test
    @DisplayName("A wrong token shows the form again, says so, and opens no session")
    void wrongTokenIsRefused() {
        // given
        String unspoilt = browser.page("/login").body().text();

        // when
        Answer answer = browser.logIn("not-" + worker.apiToken());

        // then
        assertThat(answer).isPage(401);
        assertThat(answer.page().select("form input[name=token]")).hasSize(1);
        assertThat(answer.page().body().text()).isNotEqualTo(unspoilt).doesNotContain(worker.apiToken());
        assertThat(browser.cookie("session")).isEmpty();
    }

    @Test
    @DisplayName("After a wrong token, the form that was shown again takes the right one")
    void secondTrySucceeds() {
        // given
        browser.logIn("wrong");
        Form again = browser.loginForm("/login");

        // when
        Answer answer = browser.submit(again.with("token", worker.apiToken()));

        // then
        assertThat(answer).redirects(303, "/dashboard");
    }
}
