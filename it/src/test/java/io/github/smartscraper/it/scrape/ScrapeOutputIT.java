package io.github.smartscraper.it.scrape;

import static io.github.smartscraper.it.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartscraper.it.Answer;
import io.github.smartscraper.it.ApiClient;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.fixture.FixturePage;
import io.github.smartscraper.it.fixture.FixtureSite;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what a successful scrape gives back, by output type. */
@DisplayName("Output of a scrape")
class ScrapeOutputIT {

    @AutoClose
    private final FixtureSite site = FixtureSite.start();

    private final ApiClient api = new ApiClient(Worker.current());

    @Test
    @DisplayName("Without an output type, the main content's text is given, with all that belongs to it")
    void contentIsTheDefault() {
        // given
        String url = site.url(FixturePage.ARTICLE);

        // when
        Answer answer = api.scrape(url);

        // then
        assertThat(answer).hasStatus(200);
        JsonNode json = answer.json();
        assertThat(json.path("success").asBoolean()).isTrue();
        assertThat(json.path("url").asText()).isEqualTo(url);
        assertThat(json.path("domain").asText()).isEqualTo(site.domain());
        assertThat(json.path("outputType").asText()).isEqualTo("content_only");
        assertThat(json.path("data").asText()).isEqualTo(FixturePage.ARTICLE.text());
        assertThat(json.path("ms").isNumber()).isTrue();
    }

    @Test
    @DisplayName("content_only leaves out what is around the main content")
    void contentOnlyIsTheArticle() {
        // when
        Answer answer = api.scrape(site.url(FixturePage.ARTICLE), "content_only");

        // then
        assertThat(answer).hasStatus(200);
        assertThat(answer.json().path("data").asText()).doesNotContain("News", "In short");
    }

    @Test
    @DisplayName("full_html gives the whole page")
    void fullHtmlIsTheWholePage() {
        // when
        Answer answer = api.scrape(site.url(FixturePage.ARTICLE), "full_html");

        // then
        assertThat(answer).hasStatus(200);
        Document page = Jsoup.parse(answer.json().path("data").asText());
        assertThat(page.title()).isEqualTo("Warm servers");
        assertThat(page.select("nav, article, aside")).hasSize(3);
    }

    @Test
    @DisplayName("metadata_only gives title, description, language and canonical address")
    void metadataIsComplete() {
        // when
        Answer answer = api.scrape(site.url(FixturePage.ARTICLE), "metadata_only");

        // then
        assertThat(answer).hasStatus(200);
        JsonNode data = answer.json().path("data");
        assertThat(data.path("title").asText()).isEqualTo("Warm servers");
        assertThat(data.path("description").asText()).isEqualTo("Why a warm server answers sooner.");
        assertThat(data.path("lang").asText()).isEqualTo("en");
        assertThat(data.path("canonical").asText()).isEqualTo("https://example.org/warm-servers");
    }

    @Test
    @DisplayName("metadata_only gives null for what a page does not say")
    void absentMetadataIsNull() {
        // when
        Answer answer = api.scrape(site.url(FixturePage.BARE), "metadata_only");

        // then
        assertThat(answer).hasStatus(200);
        JsonNode data = answer.json().path("data");
        assertThat(data.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("title", "description", "lang", "canonical");
        assertThat(data).allMatch(JsonNode::isNull);
    }

    @Test
    @DisplayName("A page that has moved is followed to where it is")
    void redirectIsFollowed() {
        // when
        Answer answer = api.scrape(site.movedUrl());

        // then
        assertThat(answer).hasStatus(200);
        assertThat(answer.json().path("data").asText()).isEqualTo(FixturePage.ARTICLE.text());
    }
}
