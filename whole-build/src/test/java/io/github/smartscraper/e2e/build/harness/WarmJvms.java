package io.github.smartscraper.e2e.build.harness;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** JVMs for builds that need none of their own; there come to be as many as tests that run side by side. */
final class WarmJvms implements AutoCloseable {

    private final BuildEnvironment environment;
    private final Deque<OneJvm> idle = new ArrayDeque<>();

    WarmJvms(BuildEnvironment environment) {
        this.environment = environment;
    }

    /** Runs a build to its end, and fails if anything of it is left then. */
    BuildResult build(Path project, List<String> arguments, Path log) throws Exception {
        OneJvm jvm = take();
        boolean sound = false;
        try {
            BuildResult result = jvm.build(project, arguments, log);
            result.leftovers().assertNone();
            sound = true;
            return result;
        } finally {
            if (sound) {
                giveBack(jvm);
            } else {
                // Whatever has gone wrong in it ends with it.
                jvm.end();
            }
        }
    }

    private OneJvm take() throws Exception {
        synchronized (idle) {
            // That which has worked last: it is the warmest.
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return OneJvm.start(environment);
    }

    private void giveBack(OneJvm jvm) {
        synchronized (idle) {
            idle.push(jvm);
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                idle.pop().close();
            }
        }
    }
}
