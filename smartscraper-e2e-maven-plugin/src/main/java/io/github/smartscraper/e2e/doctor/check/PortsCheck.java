package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.ports.ListenerTable;
import io.github.smartscraper.e2e.ports.PortAllocator;
import io.github.smartscraper.e2e.ports.PortTaken;
import io.github.smartscraper.e2e.ports.ReservationDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Check that each worker gets the port that it wants. Ports are reserved and given back, as a run does it.
 *
 * @param count how many are wanted
 * @param reservations where all builds of this user reserve their ports
 */
public record PortsCheck(int basePort, int count, ReservationDirectory reservations, ListenerTable listeners)
        implements Check {

    @Override
    public Topic topic() {
        return Topic.PORTS;
    }

    @Override
    public Finding look() throws IOException {
        List<PortTaken> passedOver = new ArrayList<>();
        int last = basePort + count - 1;
        try (PortAllocator ports = new PortAllocator(basePort, reservations, listeners, passedOver::add)) {
            for (int i = 0; i < count; i++) {
                ports.allocate();
            }
        }
        String wanted = count == 1 ? Integer.toString(basePort) : basePort + " to " + last;
        String taken = passedOver.stream()
                .filter(port -> port.port() <= last)
                .map(PortsCheck::label)
                .collect(Collectors.joining(", "));
        return new Finding(topic(), taken.isEmpty() ? State.FINE : State.BROKEN, wanted, taken);
    }

    private static String label(PortTaken taken) {
        String by = taken.by()
                .map(listener -> listener.command() + " (pid " + listener.pid() + ")")
                .orElse("another build or user");
        return taken.port() + " by " + by.strip();
    }
}
