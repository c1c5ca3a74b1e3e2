package io.github.smartscraper.e2e.health;

import io.github.smartscraper.e2e.health.HealthAnswer.Outcome;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Probe that asks a server once whether it is ready: one connection, which this side closes first, one question, and one
 * deadline for all of it. Redirects are not followed.
 */
public final class HealthProbe {

    private static final int SECOND = 1000;

    private final Duration limit;
    private final StatusCodes healthy;

    /**
     * A probe of a server that is ready when it answers 200.
     *
     * @param limit how long the answer may take from the connection to its end
     */
    public HealthProbe(Duration limit) {
        this(limit, StatusCodes.OK);
    }

    /** A probe that asks as the user has described it. */
    public HealthProbe(HealthRequest request) {
        this(request.limit(), request.healthy());
    }

    private HealthProbe(Duration limit, StatusCodes healthy) {
        this.limit = limit;
        this.healthy = healthy;
    }

    /** Asks; every outcome is an answer, a server that is not there included. */
    public HealthAnswer ask(URI address) {
        // Never through a proxy, one that tests have set for the JVM included: the server is on this machine.
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            return ask(socket, address);
        } catch (ConnectException e) {
            return new HealthAnswer(Outcome.REFUSED, "connection refused");
        } catch (IOException e) {
            return new HealthAnswer(Outcome.SILENT, FailureReason.of(e));
        }
    }

    private HealthAnswer ask(Socket socket, URI address) throws IOException {
        Deadline deadline = new Deadline(limit);
        try {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), deadline.millisLeft());
        } catch (SocketTimeoutException e) {
            return new HealthAnswer(Outcome.LATE, "no connection within " + limit());
        }
        HttpAnswer answer = new HttpAnswer(new BufferedInputStream(new TimedInput(socket, deadline)));
        try {
            socket.getOutputStream().write(question(address).getBytes(StandardCharsets.US_ASCII));
            int status = answer.readHead();
            boolean good = healthy.contain(status);
            if (good) {
                answer.readBody();
            }
            return HealthAnswer.of(status, good);
        } catch (HttpAnswer.EncryptedException e) {
            return new HealthAnswer(Outcome.ENCRYPTED, "TLS instead of HTTP");
        } catch (SocketTimeoutException e) {
            return new HealthAnswer(Outcome.LATE, late(answer));
        } catch (EOFException e) {
            return new HealthAnswer(Outcome.SILENT, "the connection was closed before the answer ended");
        }
    }

    private static String question(URI address) {
        URI ascii = URI.create(address.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String query = ascii.getRawQuery() == null ? "" : '?' + ascii.getRawQuery();
        return "GET " + path + query + " HTTP/1.1\r\nHost: " + ascii.getRawAuthority()
                + "\r\nUser-Agent: smartscraper-e2e\r\nAccept: */*\r\n\r\n";
    }

    private String late(HttpAnswer answer) {
        return answer.status()
                .map(status -> "HTTP " + status + ", but no end of it within " + limit())
                .orElse("no answer within " + limit());
    }

    private String limit() {
        long millis = limit.toMillis();
        return millis % SECOND == 0 ? millis / SECOND + " s" : millis + " ms";
    }
}
