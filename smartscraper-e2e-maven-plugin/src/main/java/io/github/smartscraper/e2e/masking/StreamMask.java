package io.github.smartscraper.e2e.masking;

import java.util.function.UnaryOperator;

/** Mask that finds what it has to replace in a stream as well, where it may come in several parts. */
public interface StreamMask extends UnaryOperator<String> {

    /** A stream whose bytes go on to a sink when secrets have been replaced. */
    MaskedStream to(ByteSink sink);
}
