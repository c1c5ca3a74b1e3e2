package io.github.smartscraper.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.it.DashboardClient;
import io.github.smartscraper.it.DataDir;
import io.github.smartscraper.it.Worker;
import io.github.smartscraper.it.state.Json;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That a class begins with the seed, whatever ran on the same worker before; so no test here changes anything. */
@DisplayName("Seed state")
class SeedStateIT {

    private static Map<String, String> atStart;

    private final Worker worker = Worker.current();

    @BeforeAll
    static void look() {
        atStart = new DataDir(Worker.current()).snapshot();
    }

    @Test
    @DisplayName("No site is known")
    void noSites() {
        assertThat(Json.tree(atStart.getOrDefault("sites.jsonc", ""))).isEqualTo(Json.tree("[]"));
    }

    @Test
    @DisplayName("Nothing is counted")
    void noStats() {
        assertThat(Json.tree(atStart.getOrDefault("stats.json", ""))).isEqualTo(Json.tree("{}"));
    }

    @Test
    @DisplayName("Nothing is logged, and the log's directory is there")
    void noLogs() {
        assertThat(atStart.keySet()).noneMatch(name -> name.startsWith("logs"));
        assertThat(new DataDir(worker).logsDirectory()).isDirectory();
    }

    @Test
    @DisplayName("The running server sees the seed, too")
    void serverSeesSeed() {
        // when
        Document page = DashboardClient.loggedIn(worker).page("/dashboard");

        // then
        assertThat(page.expectFirst("#site-count").text()).isEqualTo("0");
        assertThat(page.expectFirst("#scrape-total").text()).isEqualTo("0");
    }
}
