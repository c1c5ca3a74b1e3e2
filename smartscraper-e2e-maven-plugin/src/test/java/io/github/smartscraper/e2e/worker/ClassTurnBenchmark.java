package io.github.smartscraper.e2e.worker;

import com.sun.management.OperatingSystemMXBean;
import io.github.smartscraper.e2e.isolation.ResetMode;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Benchmark of what comes before and after each test class: reset, health, whose port it is, files held open. CPU time of
 * Maven's side, and what supervision of idle workers takes. How to run it stands in {@code docs/benchmarks.md}.
 */
final class ClassTurnBenchmark {

    private static final int WARM_UP = 300;
    private static final int TURNS = 1000;
    private static final int IDLE_MILLIS = 20_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private ClassTurnBenchmark() {}

    /** Measures on a pool of eight workers. */
    public static void main(String[] arguments) throws Exception {
        NodeServer[] servers = new NodeServer[8];
        Arrays.fill(servers, NodeServer.SERVING);
        try (NodeWorkers workers = new NodeWorkers()) {
            WorkerPool pool = workers.pool(ResetMode.FILES, servers);
            pool.start();
            int id = pool.lease().id();
            for (int worker = 1; worker < servers.length; worker++) {
                pool.lease();
            }
            turns(pool, id, WARM_UP);
            double before = cpuMillis();
            turns(pool, id, TURNS);
            System.out.printf("A test class: %.2f ms of CPU time%n", (cpuMillis() - before) / TURNS);
            before = cpuMillis();
            Thread.sleep(IDLE_MILLIS);
            System.out.printf(
                    "%d idle workers: %.1f ms of CPU time a second%n",
                    servers.length, (cpuMillis() - before) * 1000 / IDLE_MILLIS);
        }
        System.exit(0);
    }

    private static void turns(WorkerPool pool, int id, int count) throws Exception {
        for (int turn = 0; turn < count; turn++) {
            pool.beginClass(id, "sample.Test" + turn + "IT");
            pool.endClass(id, "sample.Test" + turn + "IT", false);
        }
    }

    private static double cpuMillis() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / NANOS_PER_MILLI;
    }
}
