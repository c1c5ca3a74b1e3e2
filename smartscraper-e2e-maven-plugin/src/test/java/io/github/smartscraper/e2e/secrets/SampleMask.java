package io.github.smartscraper.e2e.secrets;

import java.util.List;

/** Masks for tests of what prints or writes. */
public final class SampleMask {

    private SampleMask() {}

    /** A mask that knows these secrets. */
    public static SecretMask of(String... secrets) {
        SecretMask mask = new SecretMask();
        mask.add(List.of(secrets));
        return mask;
    }
}
