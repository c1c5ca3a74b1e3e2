package io.github.smartscraper.it.login;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.Worker;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests what the session cookie is good for, and when it is not. */
@DisplayName("Session")
class SessionIT {

    private static final String SESSION = "session";

    private final Worker worker = Worker.current();
    private final DashboardClient browser = DashboardClient.loggedIn(worker);

    @Test
    @DisplayName("A session opens every page of the dashboard")
    void sessionOpensPages() {
        assertThat(browser.get("/dashboard")).isPage(200);
        assertThat(browser.get("/dashboard/sites")).isPage(200);
        assertThat(browser.get("/dashboard/stats")).isPage(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    @DisplayName("A tampered session cookie counts as none")
    void tamperedSessionIsNone(UnaryOperator<String> tampering) {
        // given
        String genuine = browser.cookie(SESSION).orElseThrow();
        browser.putCookie(SESSION, tampering.apply(genuine));

        // when
        Answer answer = browser.get("/dashboard");

        // then
        assertThat(answer).redirects(302, "/login?next=%2Fdashboard");
    }

    @Test
    @DisplayName("Logout leads to the login, clears the cookie and closes the dashboard")
    void logoutEndsSession() {
        // when
        Answer answer = browser.submit(browser.logoutForm());

        // then
        assertThat(answer).redirects(303, "/login");
        assertThat(browser.cookie(SESSION)).isEmpty();
        assertThat(browser.get("/dashboard")).hasStatus(302);
    }

    @Test
    @DisplayName("The API does not take a session for a token")
    void sessionIsNoApiToken() {
        // given
        String session = browser.cookie(SESSION).orElseThrow();

        // when
        Answer answer =
                new ApiClient(worker).withAuthorization("Bearer " + session).scrapeBody("{}");

        // then
        assertThat(answer).isApiError(401, "unauthorized");
    }

    static Stream<Named<UnaryOperator<String>>> tamperings() {
        return Stream.of(
                Named.of("first character changed", cookie -> other(cookie.charAt(0)) + cookie.substring(1)),
                Named.of("second half missing", cookie -> cookie.substring(0, cookie.length() / 2)),
                Named.of(
                        "reversed",
                        cookie -> new StringBuilder(cookie).reverse().toString()),
                Named.of("signature missing", cookie -> cookie.split("\\.", 2)[0]),
                Named.of("made up", cookie -> "true"));
    }

    private static char other(char character) {
        return character == 'a' ? 'b' : 'a';
    }
}
