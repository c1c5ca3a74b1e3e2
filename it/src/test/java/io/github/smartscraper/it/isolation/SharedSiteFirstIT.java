package io.github.smartscraper.it.isolation;

import org.junit.jupiter.api.DisplayName;

/** The first of two classes that write the same site. */
@DisplayName("Shared site, first class")
class SharedSiteFirstIT extends SharedSiteScenario {

    SharedSiteFirstIT() {
        super("//div[@id='first']");
    }
}
