import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tries a port without SO_REUSEADDR. */
class Bind {

    public static void main(String[] arguments) throws Exception {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
        }
    }
}
