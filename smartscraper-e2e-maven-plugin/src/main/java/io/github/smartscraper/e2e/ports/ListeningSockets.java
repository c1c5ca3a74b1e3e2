package io.github.smartscraper.e2e.ports;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sockets of this Linux machine that listen, on whatever port, with the address of each. */
final class ListeningSockets {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int HEXADECIMAL = 16;

    private ListeningSockets() {}

    /** All that there are, by the name that a process's descriptors have for them. */
    static Map<String, InetSocketAddress> all() {
        Map<String, InetSocketAddress> sockets = new LinkedHashMap<>();
        for (Path table : TABLES) {
            // Not Files.lines: whoever is interrupted would find that nobody listens.
            try (InputStream in = new FileInputStream(table.toFile())) {
                sockets.putAll(in(new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()));
            } catch (IOException e) {
                // No IPv6 on this machine.
            }
        }
        return sockets;
    }

    static Map<String, InetSocketAddress> in(Stream<String> table) {
        Map<String, InetSocketAddress> sockets = new LinkedHashMap<>();
        table.map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > INODE && columns[STATE].equals(LISTEN))
                .forEach(columns -> sockets.put("socket:[" + columns[INODE] + "]", address(columns[LOCAL_ADDRESS])));
        return sockets;
    }

    private static InetSocketAddress address(String digits) {
        int colon = digits.indexOf(':');
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(digits, 0, colon));
        ByteBuffer bytes = ByteBuffer.allocate(words.capacity());
        // The kernel prints each word as the number that it is on this machine.
        words.order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            bytes.putInt(words.getInt());
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(bytes.array()),
                    Integer.parseInt(digits.substring(colon + 1), HEXADECIMAL));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("neither 4 nor 16 bytes are no address", e);
        }
    }
}
