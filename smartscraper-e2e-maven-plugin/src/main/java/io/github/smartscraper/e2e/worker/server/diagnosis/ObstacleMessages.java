package io.github.smartscraper.e2e.worker.server.diagnosis;

import io.github.smartscraper.e2e.console.Phrases;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.stream.Collectors;

/** Sentences about what is in the way of a server that does not get healthy, and what to do about it. */
public final class ObstacleMessages {

    private ObstacleMessages() {}

    /** What was found, and what to type. */
    public static String of(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Elsewhere elsewhere) {
            return elsewhere(elsewhere);
        }
        if (obstacle instanceof Obstacle.Deaf) {
            return "None of its processes listens on a port. Look into its log for what it waits for, or allow "
                    + "more time with -De2e.timeout=….";
        }
        if (obstacle instanceof Obstacle.Encrypted) {
            return "It answers with TLS, while the plugin and TEST_BASE_URL ask for plain HTTP. Have it serve plain HTTP "
                    + "in tests, with a variable in <environment> or an option in -De2e.command=\"…\" for instance.";
        }
        if (obstacle instanceof Obstacle.Slow slow) {
            return "One answer may take " + Phrases.seconds(slow.limit())
                    + "; allow more with -De2e.healthTimeout=…, or "
                    + "name a path that is answered sooner with -De2e.healthPath=….";
        }
        if (obstacle instanceof Obstacle.OtherStatus other) {
            return "Healthy is " + other.wanted() + ". If it answers like this when it is ready, add "
                    + "-De2e.healthStatus=" + other.wanted() + ',' + other.status() + "; else allow more time with "
                    + "-De2e.timeout=…, or name another path with -De2e.healthPath=….";
        }
        return "Allow more time with -De2e.timeout=…, or name another path with -De2e.healthPath=….";
    }

    private static String elsewhere(Obstacle.Elsewhere elsewhere) {
        String listens = "It listens on "
                + elsewhere.addresses().stream().map(ObstacleMessages::text).collect(Collectors.joining(" and "))
                + ", and not on 127.0.0.1:" + elsewhere.port() + ". ";
        return elsewhere.isOnlyTheAddress()
                ? listens + "Let it listen on the address in the variable HOST, or start it with an option such as "
                        + "--host 127.0.0.1 in -De2e.command=\"…\"."
                : listens + "Let it listen on the port in the variable PORT, or hand it over with an option such as "
                        + "--port {port} in -De2e.command=\"…\".";
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        if (!(address.getAddress() instanceof Inet6Address)) {
            return host + ':' + address.getPort();
        }
        // The JDK writes all zeros.
        String zeros = "0:0:0:0:0:0:0:";
        return '[' + (host.startsWith(zeros) ? host.replace(zeros, "::").replace("::0", "::") : host) + "]:"
                + address.getPort();
    }
}
