package io.github.smartscraper.it.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The content of {@code stats.json}; what is absent there is 0, null or empty here.
 *
 * @param scrapeTotal scrapes that were tried
 * @param failTotal scrapes that failed
 * @param todayDate the UTC day that the counts of today belong to
 * @param scrapeToday scrapes tried on that day
 * @param failToday scrapes failed on that day
 * @param domainCounts scrapes tried, by domain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stats(
        int scrapeTotal,
        int failTotal,
        String todayDate,
        int scrapeToday,
        int failToday,
        Map<String, Integer> domainCounts) {

    public Stats {
        domainCounts = domainCounts == null ? Map.of() : Map.copyOf(domainCounts);
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
