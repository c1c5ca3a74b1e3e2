package io.github.smartscraper.e2e.masking.forms;

/**
 * Form of a secret: the bytes that it is printed as, before which there may have to be a sign of base64 that holds its
 * first bits together with bits of other text.
 */
public final class Form {

    private final byte[] bytes;
    private final int signMask;
    private final int signBits;

    private Form(byte[] bytes, int signMask, int signBits) {
        this.bytes = bytes;
        this.signMask = signMask;
        this.signBits = signBits;
    }

    /** A form that needs nothing before it. */
    static Form of(byte[] bytes) {
        return new Form(bytes, 0, 0);
    }

    /**
     * A form before which there must be a sign of base64.
     *
     * @param signMask which of the six bits of that sign are known
     * @param signBits the values of those
     */
    static Form after(int signMask, int signBits, byte[] bytes) {
        return new Form(bytes, signMask, signBits);
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many bytes it has. */
    public int length() {
        return bytes.length;
    }

    /** Whether a sign of base64 must stand before it. */
    public boolean needsSignBefore() {
        return signMask != 0;
    }

    /** Whether a sign with this value may stand before it. */
    public boolean mayFollow(int sign) {
        return (sign & signMask) == signBits;
    }

    /** Whether it is needed besides another one of the same bytes. */
    boolean isLike(Form other) {
        return signMask == other.signMask && signBits == other.signBits;
    }

    /** Leaves out the bytes, which are a secret's. */
    @Override
    public String toString() {
        return "form of " + bytes.length + " bytes";
    }
}
