package io.github.smartscraper.e2e.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Log of a process, whose standard output and standard error are two sources. */
public final class ProcessLog implements AutoCloseable {

    private final BoundedLog log;
    private final UnaryOperator<String> mask;
    private final List<MaskedLog> sources = new CopyOnWriteArrayList<>();

    /**
     * A log that goes on behind what is in the file already.
     *
     * @param mask keeps secrets out
     * @throws IOException if the file can't be written
     */
    public ProcessLog(Path file, UnaryOperator<String> mask, LogLimit limit) throws IOException {
        this.log = new BoundedLog(file, limit);
        this.mask = mask;
    }

    /** One more source, which never fails: what can't be written is lost. */
    public MaskedLog source() {
        MaskedLog source = new MaskedLog(log, mask);
        sources.add(source);
        return source;
    }

    /** Writes what sources have not yet completed, and nothing afterwards. */
    @Override
    public void close() throws IOException {
        sources.forEach(MaskedLog::close);
        log.close();
    }
}
