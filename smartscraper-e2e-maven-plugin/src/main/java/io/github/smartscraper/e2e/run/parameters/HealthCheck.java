package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.health.StatusCodes;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Check of the parameters that say how servers are asked whether they are ready. */
final class HealthCheck {

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(2);

    private final RawParameters.Health typed;
    private final Optional<Duration> timeout;
    private final ParameterValues values;

    /**
     * A check.
     *
     * @param timeout how long a server may take to start; empty if that can't be used either
     * @param values is told of problems
     */
    HealthCheck(RawParameters.Health typed, Optional<Duration> timeout, ParameterValues values) {
        this.typed = typed;
        this.timeout = timeout;
        this.values = values;
    }

    HealthRequest request() {
        return new HealthRequest(path(), status(), limit());
    }

    private String path() {
        String value = ParameterValues.text(typed.healthPath(), "");
        try {
            URI.create("http://127.0.0.1" + value);
            if (value.startsWith("/")) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in the same words as for a path without slash.
        }
        values.refuse(
                "healthPath", typed.healthPath(), "a path that begins with a slash and holds no blanks", "/health");
        return "/";
    }

    private StatusCodes status() {
        String value = ParameterValues.text(typed.healthStatus(), StatusCodes.OK.toString());
        Optional<StatusCodes> codes = StatusCodes.parse(value);
        if (codes.isEmpty()) {
            values.refuse(
                    "healthStatus",
                    typed.healthStatus(),
                    "status codes of HTTP from 100 to 599, single ones and ranges, separated by commas",
                    "200-299,401");
        }
        return codes.orElse(StatusCodes.OK);
    }

    private Duration limit() {
        Duration longest = timeout.orElse(ParameterCheck.MAX_TIMEOUT);
        if (typed.healthTimeout() == null) {
            return longest.compareTo(USUAL_LIMIT) < 0 ? longest : USUAL_LIMIT;
        }
        Duration limit = values.duration("healthTimeout", typed.healthTimeout(), ParameterCheck.MAX_TIMEOUT, "2s");
        if (limit.compareTo(longest) > 0) {
            values.refuse("healthTimeout", typed.healthTimeout(), "a duration that is not above timeout", "2s");
        }
        return limit;
    }
}
