package io.github.smartscraper.it.dashboard;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Form;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.state.Site;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adding, changing and deleting sites in the dashboard, down to the file. */
@DisplayName("Editing sites")
class SiteEditingIT {

    private static final String SITES = "/dashboard/sites";
    private static final Site KNOWN = Site.of("known.example:8443", "//article").failed(3, Instant.EPOCH);
    private static final Site OTHER = Site.of("other.example", "//main");

    private final Worker worker = Worker.current();
    private final DataDir data = new DataDir(worker);
    private final DashboardClient browser = DashboardClient.loggedIn(worker);

    @BeforeEach
    void knowTwoSites() {
        data.writeSites(KNOWN, OTHER);
    }

    @Test
    @DisplayName("A site that is added is in the file and on the page")
    void addedSiteIsStored() {
        // when
        Answer answer = browser.addSite("new.example", "//div[@class=\"a\"]");

        // then
        assertThat(answer).redirects(303, SITES);
        assertThat(data.sites()).containsExactlyInAnyOrder(KNOWN, OTHER, Site.of("new.example", "//div[@class=\"a\"]"));
        assertThat(browser.page(SITES).select("tr[data-domain='new.example']")).hasSize(1);
    }

    @Test
    @DisplayName("A changed expression is in the file, and the other entry stays")
    void changedExpressionIsStored() {
        // when
        Answer answer = browser.submit(browser.editForm(KNOWN.domain()).with("xpath", "//section"));

        // then
        assertThat(answer).redirects(303, SITES);
        assertThat(data.site(KNOWN.domain())).map(Site::xpath).contains("//section");
        assertThat(data.sites()).hasSize(2).contains(OTHER);
    }

    @Test
    @DisplayName("A deleted site is gone from the file, and the other entry stays")
    void deletedSiteIsGone() {
        // when
        Answer answer = browser.submit(browser.deleteForm(KNOWN.domain()));

        // then
        assertThat(answer).redirects(303, SITES);
        assertThat(data.sites()).containsExactly(OTHER);
    }

    @ParameterizedTest(name = "domain: {0}")
    @ValueSource(strings = {"", " ", "two words.example", "http://scheme.example", "path.example/x", "a.example:port"})
    @DisplayName("An invalid domain is refused with the form and a reason")
    void invalidDomainIsRefused(String domain) {
        assertRefused(browser.addForm(domain, "//article"), 400);
    }

    @Test
    @DisplayName("An empty expression is refused, when adding as when changing")
    void emptyExpressionIsRefused() {
        assertRefused(browser.addForm("new.example", ""), 400);
        assertRefused(browser.editForm(KNOWN.domain()).with("xpath", ""), 400);
    }

    @Test
    @DisplayName("A domain that is known already is a conflict")
    void duplicateDomainIsRefused() {
        assertRefused(browser.addForm(KNOWN.domain(), "//section"), 409);
    }

    @Test
    @DisplayName("A refused form comes back with what was typed")
    void refusedFormKeepsInput() {
        // when
        Answer answer = browser.addSite("no domain", "//kept");

        // then
        assertThat(answer.page().select("form#add-site input[name=domain]").val())
                .isEqualTo("no domain");
    }

    @Test
    @DisplayName("An unknown site can be neither shown, changed nor deleted")
    void unknownSiteIsNotFound() {
        // given
        Form edit = browser.editForm(KNOWN.domain()).with("xpath", "//section");
        Form delete = browser.deleteForm(KNOWN.domain());
        data.writeSites(OTHER);

        // when
        Answer shown = browser.get(SITES + "/unknown.example/edit");
        Answer changed = browser.submit(edit);
        Answer deleted = browser.submit(delete);

        // then
        assertThat(shown).isPage(404);
        assertThat(changed).isPage(404);
        assertThat(deleted).isPage(404);
        assertThat(data.sites()).containsExactly(OTHER);
    }

    private void assertRefused(Form form, int status) {
        Map<String, String> before = data.snapshot();

        Answer answer = browser.submit(form);

        assertThat(answer).isErrorPage(status);
        assertThat(answer.page().select("form input[name=xpath]")).isNotEmpty();
        assertThat(data.snapshot()).isEqualTo(before);
    }
}
