package sample;

/** A helper of two test classes. */
final class Prices {

    private Prices() {}

    static int of(int count) {
        return 3 * count;
    }
}
