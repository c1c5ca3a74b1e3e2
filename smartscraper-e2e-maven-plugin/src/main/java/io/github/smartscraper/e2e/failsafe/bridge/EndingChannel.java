package io.github.smartscraper.e2e.failsafe.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Channel that tells when there is nothing more to read.
 *
 * @param wrapped the channel itself
 * @param end what is to be done then
 */
record EndingChannel(ReadableByteChannel wrapped, Runnable end) implements ReadableByteChannel {

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int read = wrapped.read(buffer);
        if (read < 0) {
            end.run();
        }
        return read;
    }

    @Override
    public boolean isOpen() {
        return wrapped.isOpen();
    }

    @Override
    public void close() throws IOException {
        wrapped.close();
    }
}
