package sample;

/** A constant, whose value the compiler copies to where it is used. */
final class Limits {

    static final int MOST = 3;

    private Limits() {}
}
