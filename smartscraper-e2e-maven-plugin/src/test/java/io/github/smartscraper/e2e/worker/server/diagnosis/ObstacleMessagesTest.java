package io.github.smartscraper.e2e.worker.server.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.Wording;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests {@link ObstacleMessages}. */
@DisplayName("A message about what is in the way of a server")
final class ObstacleMessagesTest {

    static Stream<Arguments> obstacles() {
        return Stream.of(
                obstacle(new Obstacle.Unknown(), "-De2e.timeout=", "-De2e.healthPath="),
                obstacle(new Obstacle.Deaf(), "None of its processes listens", "-De2e.timeout="),
                obstacle(
                        elsewhere(at("::1", 9000)),
                        "It listens on [::1]:9000, and not on 127.0.0.1:9000.",
                        "HOST",
                        "--host 127.0.0.1"),
                obstacle(
                        elsewhere(at("0.0.0.0", 3000), at("fe80::1:2", 3000)),
                        "It listens on 0.0.0.0:3000 and [fe80:0:0:0:0:0:1:2]:3000, and not on 127.0.0.1:9000.",
                        "PORT",
                        "--port {port}"),
                obstacle(elsewhere(at("::", 3000)), "[::]:3000"),
                obstacle(new Obstacle.Encrypted(), "TLS", "<environment>"),
                obstacle(new Obstacle.Slow(Duration.ofSeconds(2)), "2.0 s", "-De2e.healthTimeout="),
                obstacle(
                        new Obstacle.OtherStatus(401, "200-204"),
                        "Healthy is 200-204.",
                        "-De2e.healthStatus=200-204,401",
                        "-De2e.healthPath="));
    }

    private static Obstacle elsewhere(InetSocketAddress... addresses) {
        return new Obstacle.Elsewhere(List.of(addresses), 9000);
    }

    private static Arguments obstacle(Obstacle obstacle, String... parts) {
        return Arguments.of(obstacle, parts);
    }

    @DisplayName("says what was found, and what to type")
    @ParameterizedTest(name = "{0}")
    @MethodSource("obstacles")
    void saysWhatToType(Obstacle obstacle, String[] parts) {
        assertThat(ObstacleMessages.of(obstacle)).contains(parts);
    }

    @Test
    @DisplayName("is another one for each")
    void everyObstacle() {
        Wording.assertComplete(
                Obstacle.class, obstacles().map(sample -> (Obstacle) sample.get()[0]), ObstacleMessages::of);
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(host, port);
    }
}
