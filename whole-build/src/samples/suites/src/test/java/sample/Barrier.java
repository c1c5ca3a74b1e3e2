package sample;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Barrier at which two classes of one JVM meet. */
final class Barrier {

    private static final CyclicBarrier TWO = new CyclicBarrier(2);

    private Barrier() {}

    static void await() throws Exception {
        TWO.await(60, TimeUnit.SECONDS);
    }
}
