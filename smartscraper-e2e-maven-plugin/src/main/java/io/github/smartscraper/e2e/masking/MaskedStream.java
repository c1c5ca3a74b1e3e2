package io.github.smartscraper.e2e.masking;

/** Stream of bytes that hands them on without secrets. It holds back only what may be the beginning of one. */
public interface MaskedStream extends ByteSink {

    /** Whether something is held back. */
    boolean isHolding();

    /**
     * Hands on what is held back, since somebody waits for it, or since what comes next belongs elsewhere. As it is, that
     * is done with too few characters to matter only; the beginning of a secret is replaced as the whole of it would be. The
     * rest of a secret that comes later is replaced, too.
     */
    void settle();

    /** Hands on what is held back, since nothing comes any more: it was not a secret. */
    void end();
}
