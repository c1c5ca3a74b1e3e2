package io.github.smartscraper.it.isolation;

import org.junit.jupiter.api.DisplayName;

/** The second of two classes that write the same site. */
@DisplayName("Shared site, second class")
class SharedSiteSecondIT extends SharedSiteScenario {

    SharedSiteSecondIT() {
        super("//div[@id='second']");
    }
}
