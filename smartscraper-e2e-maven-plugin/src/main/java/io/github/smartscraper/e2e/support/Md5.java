package io.github.smartscraper.e2e.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * MD5 of several pieces, in which each piece counts with its length, so that no two lists of pieces run together. It
 * tells changes from no changes, and protects nothing.
 */
public final class Md5 {

    /** What the algorithm is called in files. */
    public static final String NAME = "MD5";

    private static final int INT_BYTES = 4;
    private static final int BYTE_BITS = 8;

    private final MessageDigest digest;
    private final byte[] length = new byte[INT_BYTES];

    /** A fingerprint of nothing. */
    public Md5() {
        try {
            digest = MessageDigest.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** The fingerprint of one piece. */
    public static String of(byte[] piece) {
        return new Md5().add(piece).hex();
    }

    /** Adds a piece. */
    public Md5 add(byte[] piece) {
        for (int i = 0; i < INT_BYTES; i++) {
            length[i] = (byte) (piece.length >>> (i * BYTE_BITS));
        }
        digest.update(length);
        digest.update(piece);
        return this;
    }

    /** Adds a piece of text. */
    public Md5 add(String piece) {
        return add(piece.getBytes(StandardCharsets.UTF_8));
    }

    /** The fingerprint of all that was added: 32 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
