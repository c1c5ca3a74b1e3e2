package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class KillingCheck {

    @Test
    void scrapesAfterTheBrowserWasKilled() throws Exception {
        try (Scraper scraper = new Scraper()) {
            scraper.scrape();
            String before = SharedBrowser.version();
            List<ProcessHandle> browser = SharedBrowser.processes();
            assertFalse(browser.isEmpty());

            browser.forEach(ProcessHandle::destroyForcibly);

            scraper.scrape();
            assertEquals(before, SharedBrowser.version());
            assertFalse(SharedBrowser.processes().stream().anyMatch(browser::contains));
        }
        Scraper.note("KillingCheck", "replaced");
    }
}
