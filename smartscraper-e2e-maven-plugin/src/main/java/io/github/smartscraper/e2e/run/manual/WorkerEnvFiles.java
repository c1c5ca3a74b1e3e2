package io.github.smartscraper.e2e.run.manual;

import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.WorkerVariables;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Files that hand a worker to tests which Maven does not start: what a fork would get as system properties. They hold
 * the token, so only their owner may read them.
 *
 * @param directory where they are written
 * @param session stands in them, so that the reaper knows them as ours
 */
record WorkerEnvFiles(Path directory, String session) {

    private static final Pattern PLAIN = Pattern.compile("[\\w@%+:,./=-]*");

    /** Where the files of a worker are: {@code .env} and {@code .properties}. */
    List<Path> of(int worker) {
        return List.of(
                directory.resolve("worker-" + worker + ".env"), directory.resolve("worker-" + worker + ".properties"));
    }

    /**
     * Writes the files of a worker.
     *
     * @param common what all workers share
     * @throws IOException if they can't be written
     */
    void write(WorkerPlan worker, Map<String, String> common) throws IOException {
        Map<String, String> values = new LinkedHashMap<>(common);
        values.put(WorkerVariables.BASE_URL, worker.baseUrl().toString());
        values.put(WorkerVariables.DATA_DIR, worker.dataDirectory().path().toString());
        values.put(WorkerVariables.API_TOKEN, worker.token());
        values.put(WorkerVariables.WORKER_ID, Integer.toString(worker.id()));
        List<Path> files = of(worker.id());
        AtomicFile.write(files.get(0), environment(values));
        AtomicFile.write(files.get(1), properties(values));
    }

    String environment(Map<String, String> values) {
        StringBuilder text = new StringBuilder("# " + comment() + '\n');
        values.forEach((name, value) ->
                text.append(name).append('=').append(quoted(value)).append('\n'));
        return text.toString();
    }

    String properties(Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        properties.store(bytes, comment());
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private String comment() {
        return "Removed when the workers of session " + session + " end.";
    }

    /** Shells and what reads such files in editors agree on single quotes, but not on a single quote in them. */
    private static String quoted(String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        return value.indexOf('\'') < 0 ? "'" + value + "'" : '"' + value.replaceAll("([\\\\\"$`])", "\\\\$1") + '"';
    }
}
