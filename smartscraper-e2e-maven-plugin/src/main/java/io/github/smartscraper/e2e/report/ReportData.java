package io.github.smartscraper.e2e.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Data of the report: the results, each text as plain as it is to be shown, with what the logs held meanwhile and links to
 * the files that are there. What failed comes first, as there is a limit to all of it.
 */
final class ReportData {

    private static final Set<String> REMARKABLE = Set.of("FAILED", "INCOMPLETE", "OVERLAPPED", "FLAKY");

    private static final int OF_CLASS = 64 * 1024;
    private static final int OF_METHOD = 16 * 1024;
    private static final int OF_PASSED = 4 * 1024;
    private static final int OF_ALL = 16 * 1024 * 1024;
    private static final int OF_ALL_PASSED = 2 * 1024 * 1024;

    private final WorkDirectory directory;

    ReportData(WorkDirectory directory) {
        this.directory = directory;
    }

    /**
     * Adds to the results of a shard what the logs held while something failed: they go to another machine, and the logs
     * don't.
     *
     * @return whether there was anything to add
     */
    boolean carry(ObjectNode results) {
        boolean shard =
                results.path("shards").asInt(1) > 1 && !results.path("runs").isArray();
        if (!shard || !results.path("run").has("endedAt")) {
            return false;
        }
        LogSlices slices = new LogSlices(files(results), OF_ALL);
        objects(results.path("classes")).stream()
                .filter(ReportData::isRemarkable)
                .forEach(failed -> explain(failed, slices));
        return slices.haveText();
    }

    private OwnFiles files(ObjectNode results) {
        return new OwnFiles(directory, results.path("run").path("directory").asText(""));
    }

    ObjectNode of(ObjectNode results) {
        ObjectNode data = new ShownText().of(results);
        // The files of other machines, of which some may be called like those of this one.
        if (data.path("runs").isArray()) {
            return data;
        }
        OwnFiles files = files(data);
        List<ObjectNode> classes = objects(data.path("classes"));
        LogSlices slices = new LogSlices(files, OF_ALL);
        classes.stream().filter(ReportData::isRemarkable).forEach(failed -> explain(failed, slices));
        LogSlices others = new LogSlices(files, OF_ALL_PASSED);
        classes.stream()
                .filter(one -> !isRemarkable(one))
                .flatMap(one -> objects(one.path("runs")).stream())
                .forEach(run -> others.add(run.path("log"), OF_PASSED));
        classes.forEach(one -> objects(one.path("runs")).forEach(run -> link(run, "keptData", files)));
        classes.stream()
                .flatMap(one -> objects(one.path("runs")).stream())
                .map(run -> run.path("log"))
                .filter(ObjectNode.class::isInstance)
                .forEach(log -> link((ObjectNode) log, "file", files));
        objects(data.path("workers")).forEach(worker -> link(worker, "log", files));
        return data;
    }

    private static boolean isRemarkable(JsonNode one) {
        return REMARKABLE.contains(one.path("outcome").asText());
    }

    /** The logs of its failed methods, and then of all of it; a method has often no part of its own. */
    private static void explain(ObjectNode failed, LogSlices slices) {
        int left = OF_CLASS;
        List<ObjectNode> runs = objects(failed.path("runs"));
        for (ObjectNode method : objects(failed.path("methods"))) {
            JsonNode log = method.path("log");
            boolean ofItsOwn = runs.stream().noneMatch(run -> run.path("log").equals(log));
            if (method.hasNonNull("message") && ofItsOwn) {
                left -= slices.add(log, Math.min(left, OF_METHOD));
            }
        }
        for (ObjectNode run : runs) {
            left -= slices.add(run.path("log"), Math.max(left, OF_PASSED));
        }
    }

    private static void link(ObjectNode node, String field, OwnFiles files) {
        Optional<Path> file = files.find(node.path(field).asText(""));
        file.ifPresent(found -> node.put(field + "Link", files.link(found)));
    }

    private static List<ObjectNode> objects(JsonNode array) {
        return array.valueStream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }
}
