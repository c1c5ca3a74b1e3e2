package io.github.smartscraper.e2e.worker.server;

import static io.github.smartscraper.e2e.PatientWait.await;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Tasks on threads of their own. */
public final class Background {

    private Background() {}

    /** Starts the task. */
    public static <T> FutureTask<T> start(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        thread(future).start();
        return future;
    }

    /** Starts the task, and returns when it waits for something that somebody else has to do. */
    public static <T> FutureTask<T> block(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = thread(future);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return future;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "background");
        thread.setDaemon(true);
        return thread;
    }
}
