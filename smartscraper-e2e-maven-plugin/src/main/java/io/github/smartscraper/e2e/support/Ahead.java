package io.github.smartscraper.e2e.support;

import java.util.concurrent.ForkJoinPool;

/** Work that is done ahead of its need, on another thread, and is done again by whoever needs it if it could not be. */
public final class Ahead {

    private Ahead() {}

    /** Has it done some time, without waiting, unless the build ends before. */
    public static void run(Runnable work) {
        ForkJoinPool.commonPool().execute(() -> {
            try {
                work.run();
            } catch (LinkageError e) {
                // The goal has failed meanwhile, and Maven has closed the jars of the plugin.
                return;
            }
        });
    }
}
