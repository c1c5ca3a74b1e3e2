package io.github.smartscraper.e2e.ports.loopback;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The loopback address 127.0.0.1 itself: what {@code localhost} and the JDK's own loopback address stand for depends on the
 * machine and on system properties.
 */
public final class Loopback {

    private static final byte[] BYTES = {127, 0, 0, 1};

    private Loopback() {}

    /** The address; no name is looked up for it. */
    public static InetAddress address() {
        try {
            return InetAddress.getByAddress(BYTES);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
