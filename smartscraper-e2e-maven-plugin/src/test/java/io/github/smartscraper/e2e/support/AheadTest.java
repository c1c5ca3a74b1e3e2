package io.github.smartscraper.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Work that is done ahead does not stand in the way of anybody. */
class AheadTest {

    @Test
    void isDoneOnAnotherThread() throws InterruptedException {
        AtomicReference<Thread> by = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);

        Ahead.run(() -> {
            by.set(Thread.currentThread());
            done.countDown();
        });

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(by.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void isGivenUpWithoutAWordWhereClassesCanNotBeLoadedAnyMore() {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();

        Ahead.run(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.set(failure));
            throw new NoClassDefFoundError("com/example/Gone");
        });

        assertThat(ForkJoinPool.commonPool().awaitQuiescence(30, TimeUnit.SECONDS))
                .isTrue();
        assertThat(uncaught).hasNullValue();
    }
}
