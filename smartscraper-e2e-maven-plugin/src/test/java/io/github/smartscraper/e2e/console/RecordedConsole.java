package io.github.smartscraper.e2e.console;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Console that keeps what would be printed, and lets a test do something in the moment in which it is. */
public final class RecordedConsole implements Console {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> tasks = new ConcurrentHashMap<>();

    /** Does the task when a line is printed that begins like this. */
    public void when(String beginning, Runnable task) {
        tasks.put(beginning, task);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void info(String line) {
        lines.add(line);
        tasks.forEach((beginning, task) -> {
            if (line.startsWith(beginning)) {
                task.run();
            }
        });
    }

    @Override
    public void warn(String line) {
        lines.add("WARNING " + line);
    }
}
