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

    /** Room for the names and hashes that most pieces are: many are added at once. */
    private static final int BUFFER_BYTES = 512;

    /** Never fed: the search for a provider, again for each of many thousand hashes, would be felt. */
    private static final MessageDigest EMPTY = empty();

    private final MessageDigest digest;
    private final byte[] pending = new byte[BUFFER_BYTES];
    private int pendingBytes;

    /** A fingerprint of nothing. */
    public Md5() {
        digest = copyOfEmpty();
    }

    private static MessageDigest empty() {
        try {
            return MessageDigest.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private static MessageDigest copyOfEmpty() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException e) {
            // A provider that can't copy.
            return empty();
        }
    }

    /** The fingerprint of one piece. */
    public static String of(byte[] piece) {
        return new Md5().add(piece).hex();
    }

    /** Adds a piece. */
    public Md5 add(byte[] piece) {
        if (pendingBytes + INT_BYTES + piece.length > BUFFER_BYTES) {
            flush();
        }
        for (int i = 0; i < INT_BYTES; i++) {
            pending[pendingBytes++] = (byte) (piece.length >>> (i * BYTE_BITS));
        }
        if (piece.length <= BUFFER_BYTES - INT_BYTES) {
            System.arraycopy(piece, 0, pending, pendingBytes, piece.length);
            pendingBytes += piece.length;
        } else {
            flush();
            digest.update(piece);
        }
        return this;
    }

    private void flush() {
        digest.update(pending, 0, pendingBytes);
        pendingBytes = 0;
    }

    /** Adds a piece of text. */
    public Md5 add(String piece) {
        return add(piece.getBytes(StandardCharsets.UTF_8));
    }

    /** The fingerprint of all that was added: 32 hexadecimal digits. */
    public String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}
