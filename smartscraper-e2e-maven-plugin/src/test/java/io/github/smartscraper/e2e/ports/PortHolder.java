package io.github.smartscraper.e2e.ports;

import java.io.IOException;
import java.nio.file.Path;

/** Another build: a JVM that reserves a port, prints it, and keeps it until its input ends. */
final class PortHolder {

    private PortHolder() {}

    /** Arguments: base port, lock directory. */
    public static void main(String[] args) throws IOException {
        try (PortAllocator allocator = new PortAllocator(
                Integer.parseInt(args[0]), Path.of(args[1]), ListenerTable.ofThisSystem(), taken -> {})) {
            System.out.println(allocator.allocate().orElseThrow());
            System.in.transferTo(System.err);
        }
    }
}
