package io.github.smartscraper.e2e.ports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Another build: a JVM that reserves a port, prints it, and keeps it until its input ends. */
final class PortHolder {

    private PortHolder() {}

    /** Arguments: base port, directory for temporary files. */
    public static void main(String[] args) throws IOException {
        ReservationDirectory reservations = new ReservationDirectory(Map.of(), Path.of(args[1]), refused -> {});
        try (PortAllocator allocator =
                new PortAllocator(Integer.parseInt(args[0]), reservations, ListenerTable.ofThisSystem(), taken -> {})) {
            System.out.println(allocator.allocate().orElseThrow());
            System.in.transferTo(System.err);
        }
    }
}
