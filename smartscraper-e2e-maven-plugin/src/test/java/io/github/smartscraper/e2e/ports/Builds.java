package io.github.smartscraper.e2e.ports;

import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The builds of one test, which share a lock directory and give back their ports when the test is over. */
final class Builds implements BeforeEachCallback, AfterEachCallback {

    private final List<PortTaken> passedOver = new ArrayList<>();
    private final List<Path> refused = new ArrayList<>();
    private final List<PortAllocator> allocators = new ArrayList<>();
    private Path temporary = Path.of("");

    /** Free now; tests don't rely on its staying so. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where they reserve their ports; not there before the first does. */
    Path locks() {
        return reservations().path();
    }

    /** What each of them has of its own to find that. */
    ReservationDirectory reservations() {
        return new ReservationDirectory(Map.of(), temporary, refused::add);
    }

    /** For temporary files of all users. */
    Path temporary() {
        return temporary;
    }

    /** The directories that were not to be relied on. */
    List<Path> refused() {
        return refused;
    }

    /** The ports that they could not have. */
    List<PortTaken> passedOver() {
        return passedOver;
    }

    /** The allocator of another build. */
    PortAllocator allocator(int base) {
        PortAllocator allocator =
                new PortAllocator(base, reservations(), ListenerTable.ofThisSystem(), passedOver::add);
        allocators.add(allocator);
        return allocator;
    }

    /** The first port that another build gets. */
    int allocate(int base) throws IOException {
        return allocator(base).allocate().orElseThrow();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        temporary = Files.createTempDirectory("ports");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        for (PortAllocator allocator : allocators) {
            allocator.close();
        }
        DirectoryTree.delete(temporary);
    }
}
