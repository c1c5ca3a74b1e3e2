package io.github.smartscraper.e2e.health;

import io.github.smartscraper.e2e.health.HealthAnswer.Outcome;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/** Probe that asks a server once whether it is ready. */
public final class HealthProbe {

    private static final int HTTP_OK = 200;

    private final Duration limit;

    /**
     * A probe.
     *
     * @param limit how long the server may take to accept the connection, and again to answer
     */
    public HealthProbe(Duration limit) {
        this.limit = limit;
    }

    /** Asks; every outcome is an answer, a server that is not there included. */
    public HealthAnswer ask(URI address) {
        try {
            // Never through a proxy: the server is on this machine.
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(Math.toIntExact(limit.toMillis()));
            connection.setReadTimeout(Math.toIntExact(limit.toMillis()));
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            return answer(connection);
        } catch (ConnectException e) {
            return new HealthAnswer(Outcome.REFUSED, "connection refused");
        } catch (SocketTimeoutException e) {
            return new HealthAnswer(Outcome.SILENT, "no answer within " + limit.toSeconds() + " s");
        } catch (IOException e) {
            return new HealthAnswer(Outcome.SILENT, FailureReason.of(e));
        }
    }

    private static HealthAnswer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status == HTTP_OK) {
            // A body that was read to its end lets the connection serve the next request.
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
            }
        } else {
            connection.disconnect();
        }
        return new HealthAnswer(status == HTTP_OK ? Outcome.HEALTHY : Outcome.NOT_READY, "HTTP " + status);
    }
}
