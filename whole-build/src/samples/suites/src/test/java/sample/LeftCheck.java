package sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs beside {@link RightCheck}, whatever junit-platform.properties says. */
@Execution(ExecutionMode.CONCURRENT)
class LeftCheck {

    @Test
    void meetsTheOther() throws Exception {
        Barrier.await();
    }
}
