package sample;

/** A helper of one test class. */
final class Labels {

    private Labels() {}

    static String of(String name) {
        return '[' + name + ']';
    }
}
