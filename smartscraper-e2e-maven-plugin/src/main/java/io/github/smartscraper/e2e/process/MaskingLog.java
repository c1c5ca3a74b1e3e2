package io.github.smartscraper.e2e.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.apache.commons.exec.LogOutputStream;

/** Log that writes each line of output as soon as it is complete, with secrets masked. */
final class MaskingLog extends LogOutputStream {

    private final OutputStream log;
    private final UnaryOperator<String> mask;

    MaskingLog(OutputStream log, UnaryOperator<String> mask) {
        super(0, StandardCharsets.UTF_8);
        this.log = log;
        this.mask = mask;
    }

    @Override
    protected void processLine(String line, int level) {
        try {
            // Standard output and standard error come from two threads.
            synchronized (log) {
                log.write((mask.apply(line) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
                log.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
