package io.github.smartscraper.e2e.worker.server.diagnosis;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Obstacle between a server that runs and the answer that is waited for. */
public sealed interface Obstacle {

    /** It only needs more time, or has been asked for the wrong thing. */
    record Unknown() implements Obstacle {}

    /** It listens on no port. */
    record Deaf() implements Obstacle {}

    /**
     * It listens, but not where it is asked.
     *
     * @param addresses where it listens
     * @param port where it should, on 127.0.0.1
     */
    record Elsewhere(List<InetSocketAddress> addresses, int port) implements Obstacle {

        /** Whether it has the right port, and only its address is another. */
        public boolean isOnlyTheAddress() {
            return addresses.stream().anyMatch(address -> address.getPort() == port);
        }
    }

    /** It answers with TLS. */
    record Encrypted() implements Obstacle {}

    /** It takes longer than one answer may. */
    record Slow(Duration limit) implements Obstacle {}

    /** It answers, with a status that may well be the one of a server that is ready. */
    record OtherStatus(int status, String wanted) implements Obstacle {}
}
