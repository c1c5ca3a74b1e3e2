package io.github.smartscraper.e2e.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests which variables make a {@link ProcessCookie}. */
final class ProcessCookieTest {

    @Test
    @DisplayName("The cookie of a session is one variable")
    void aSessionIsOneVariable() {
        // given
        ProcessCookie cookie = ProcessCookie.ofSession("s-1");

        // when, then
        assertThat(cookie.variables()).isEqualTo(Map.of("SMARTSCRAPER_E2E_SESSION", "s-1"));
    }

    @Test
    @DisplayName("The cookie of a worker is the one of its session and its number, 0 included")
    void aWorkerIsTwoVariables() {
        // given
        ProcessCookie cookie = ProcessCookie.ofSession("s-1").ofWorker(0);

        // when, then
        assertThat(cookie.variables())
                .isEqualTo(Map.of("SMARTSCRAPER_E2E_SESSION", "s-1", "SMARTSCRAPER_E2E_WORKER", "0"));
    }

    @Test
    @DisplayName("No two sessions have the same cookie")
    void noTwoSessionsAreTheSame() {
        // given
        ProcessCookie one = ProcessCookie.newSession();

        // when
        ProcessCookie other = ProcessCookie.newSession();

        // then
        assertThat(one.session()).isNotEqualTo(other.session());
    }
}
