package io.github.smartscraper.it.state;

import org.jspecify.annotations.Nullable;

/**
 * Line of {@code logs/YYYY-MM-DD.jsonl}.
 *
 * @param ts ISO instant
 * @param domain host, with its port when that is not the default one
 * @param url the page's address
 * @param success whether content was found
 * @param method override, site or default
 * @param xpath the expression that was used
 * @param errorType the API's error type, null after success
 * @param error the message, null after success
 * @param ms how long it took
 */
public record LogLine(
        String ts,
        String domain,
        String url,
        boolean success,
        String method,
        String xpath,
        @Nullable String errorType,
        @Nullable String error,
        long ms) {}
