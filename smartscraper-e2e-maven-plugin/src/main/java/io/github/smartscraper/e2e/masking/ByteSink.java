package io.github.smartscraper.e2e.masking;

/** Sink for bytes. */
@FunctionalInterface
public interface ByteSink {

    /** Takes bytes, which the giver may overwrite afterwards. */
    void write(byte[] bytes, int offset, int count);
}
