package io.github.smartscraper.it.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code sites.jsonc}.
 *
 * @param domain host, with its port when that is not the default one
 * @param xpath where the site's main content is
 * @param failureCount failures since the last success
 * @param lastSuccess ISO instant, or null
 * @param lastFailure ISO instant, or null
 */
public record Site(
        String domain,
        String xpath,
        int failureCount,
        @Nullable String lastSuccess,
        @Nullable String lastFailure) {

    public static Site of(String domain, String xpath) {
        return new Site(domain, xpath, 0, null, null);
    }

    public Site failed(int times, Instant last) {
        return new Site(domain, xpath, times, lastSuccess, last.toString());
    }
}
