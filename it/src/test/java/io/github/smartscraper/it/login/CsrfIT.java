package io.github.smartscraper.it.login;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Form;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.state.Site;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That no form is accepted which the server did not give to this very browser. */
@DisplayName("CSRF protection")
class CsrfIT {

    private static final String CSRF = "_csrf";
    private static final String DOMAIN = "known.example";

    private final Worker worker = Worker.current();
    private final DataDir data = new DataDir(worker);
    private final DashboardClient browser = DashboardClient.loggedIn(worker);

    @BeforeEach
    void knowOneSite() {
        data.writeSites(Site.of(DOMAIN, "//article"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    @DisplayName("Without the CSRF value a form is refused and changes nothing")
    void missingValueIsRefused(Function<DashboardClient, Form> form) {
        // given
        Form stripped = form.apply(browser).without(CSRF);

        // then
        assertRefused(stripped);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    @DisplayName("With a wrong CSRF value a form is refused and changes nothing")
    void wrongValueIsRefused(Function<DashboardClient, Form> form) {
        // given
        Form forged = form.apply(browser).with(CSRF, "made-up");

        // then
        assertRefused(forged);
    }

    @Test
    @DisplayName("Another browser's CSRF value is refused")
    void foreignValueIsRefused() {
        // given
        DashboardClient attacker = DashboardClient.loggedIn(worker);
        String foreign = valueOf(attacker.addForm(DOMAIN, "//x"));

        // then
        assertRefused(browser.addForm("new.example", "//article").with(CSRF, foreign));
    }

    @Test
    @DisplayName("A login without the CSRF value is refused, even with the right token")
    void loginWithoutValueIsRefused() {
        // given
        DashboardClient newcomer = DashboardClient.anonymous(worker);
        Form stripped =
                newcomer.loginForm("/login").with("token", worker.apiToken()).without(CSRF);

        // when
        Answer answer = newcomer.submit(stripped);

        // then
        assertThat(answer).isPage(403);
        assertThat(newcomer.cookie("session")).isEmpty();
    }

    @Test
    @DisplayName("A login with another browser's CSRF value is refused")
    void loginWithForeignValueIsRefused() {
        // given
        String foreign = valueOf(DashboardClient.anonymous(worker).loginForm("/login"));
        DashboardClient newcomer = DashboardClient.anonymous(worker);
        Form forged =
                newcomer.loginForm("/login").with("token", worker.apiToken()).with(CSRF, foreign);

        // when
        Answer answer = newcomer.submit(forged);

        // then
        assertThat(answer).isPage(403);
    }

    static Stream<Named<Function<DashboardClient, Form>>> forms() {
        return Stream.of(
                Named.of("add", browser -> browser.addForm("new.example", "//article")),
                Named.of("edit", browser -> browser.editForm(DOMAIN).with("xpath", "//changed")),
                Named.of("delete", browser -> browser.deleteForm(DOMAIN)),
                Named.of("logout", DashboardClient::logoutForm));
    }

    private static String valueOf(Form form) {
        return Objects.requireNonNull(form.fields().get(CSRF));
    }

    private void assertRefused(Form form) {
        Map<String, String> before = data.snapshot();

        Answer answer = browser.submit(form);

        assertThat(answer).isPage(403);
        assertThat(data.snapshot()).isEqualTo(before);
        assertThat(browser.get("/dashboard")).hasStatus(200);
    }
}
