package sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SecondIT {

    @Test
    void scrapes() throws Exception {
        String version = SharedBrowser.version();
        assertTrue(version.contains("Chrome"), version);
        try (Scraper scraper = new Scraper()) {
            scraper.scrape();
            assertTrue(SharedBrowser.others().isEmpty(), "the server has no browser of its own");
        }
        Scraper.note("SecondIT", version);
        Thread.sleep(Long.getLong("sample.linger", 0) * 1000);
    }
}
