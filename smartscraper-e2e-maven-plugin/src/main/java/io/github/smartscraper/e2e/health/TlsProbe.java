package io.github.smartscraper.e2e.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Probe that finds out whether a server wants TLS: it greets it as a TLS client would, and looks at the first byte back. */
public final class TlsProbe {

    private final Duration limit;

    /** A probe that waits so long. */
    public TlsProbe(Duration limit) {
        this.limit = limit;
    }

    /** Whether the server at this address answers with TLS. */
    public boolean isAnswered(URI address) {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            Deadline deadline = new Deadline(limit);
            byte[] hello = hello();
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), deadline.millisLeft());
            socket.getOutputStream().write(hello);
            return HttpAnswer.isTls(new TimedInput(socket, deadline).read());
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    /** No certificate is looked at, since the conversation ends with the first word. */
    private static byte[] hello() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        byte[] bytes = new byte[hello.flip().remaining()];
        hello.get(bytes);
        return bytes;
    }
}
