package io.github.smartscraper.e2e.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smartscraper.e2e.ci.ReportedRun.Failure;
import io.github.smartscraper.e2e.ci.ReportedRun.Numbers;
import io.github.smartscraper.e2e.ci.ReportedRun.ReportedClass;
import io.github.smartscraper.e2e.support.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reader of {@code results.json} for CI systems. It takes the file as a tree and what it finds in it: results of other
 * versions of the plugin may lack test methods, and have what is not known here.
 */
final class ResultsReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> BAD_CLASSES = Set.of("FAILED", "INCOMPLETE", "OVERLAPPED");
    private static final Set<String> BAD_METHODS = Set.of("FAILED", "ERROR");

    /** What follows the name of a method: its parameters, and which of several invocations it was. */
    private static final Pattern PARAMETERS = Pattern.compile("[(\\[{].*", Pattern.DOTALL);

    private final UnaryOperator<String> mask;

    ResultsReader(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    /** The run of a file; one that shards were merged into is that of all. */
    ReportedRun read(Path file) throws IOException {
        JsonNode root = JSON.readTree(Files.readAllBytes(file));
        List<ReportedClass> classes = new ArrayList<>();
        root.path("classes").forEach(type -> classes.add(reported(type)));
        return new ReportedRun(
                root.path("shard").asInt(1),
                root.has("runs") ? 1 : root.path("shards").asInt(1),
                text(root.path("run"), "directory"),
                text(root.has("runs") ? root.path("runs").path(0) : root.path("run"), "command")
                        .orElse(CiMessages.COMMAND),
                classes);
    }

    private ReportedClass reported(JsonNode type) {
        String outcome = type.path("outcome").asText();
        return new ReportedClass(
                text(type, "name").orElse(""),
                outcome,
                new Numbers(
                        type.path("tests").asInt(),
                        type.path("failures").asInt(),
                        type.path("skipped").asInt()),
                type.path("durationMillis").asLong(),
                type.path("worker").asInt(-1),
                type.path("infrastructureFault").asBoolean(),
                BAD_CLASSES.contains(outcome) ? failures(type, outcome) : List.of());
    }

    /** Of the last round: what an earlier one has found was about a server that was lost. */
    private List<Failure> failures(JsonNode type, String outcome) {
        int last = methods(type)
                .mapToInt(method -> method.path("round").asInt())
                .max()
                .orElse(0);
        List<Failure> failures = methods(type)
                .filter(method -> BAD_METHODS.contains(method.path("outcome").asText()))
                .filter(method -> method.path("round").asInt() == last)
                .map(method -> failure(type, method))
                .toList();
        return failures.isEmpty() ? List.of(wholeClass(type, outcome)) : failures;
    }

    private static Stream<JsonNode> methods(JsonNode type) {
        List<JsonNode> methods = new ArrayList<>();
        type.path("methods").forEach(methods::add);
        return methods.stream();
    }

    private Failure failure(JsonNode type, JsonNode method) {
        String name = text(method, "name").orElse("");
        String kind = text(method, "type").orElse("");
        String message =
                text(method, "message").filter(given -> !given.isBlank()).orElse(kind);
        String outermost = text(type, "name").orElse("");
        String testClass = text(method, "testClass").orElse(outermost);
        // Of a suite, the source that is known is not that of its classes.
        boolean ofSuite = !testClass.equals(outermost) && !testClass.startsWith(outermost + '$');
        return new Failure(
                testClass,
                PARAMETERS.matcher(name).replaceFirst(""),
                text(method, "displayName").orElse(name),
                message.isBlank() ? CiMessages.noMessage() : message,
                ofSuite ? Optional.empty() : text(type, "source"),
                method.path("line").asInt());
    }

    private Failure wholeClass(JsonNode type, String outcome) {
        List<String> faults = new ArrayList<>();
        type.path("faults").forEach(fault -> faults.add(clean(fault.asText())));
        String message = CiMessages.ofClass(outcome, type.path("failures").asInt());
        return new Failure(
                text(type, "name").orElse(""),
                "",
                "",
                faults.isEmpty() ? message : message + "\n" + String.join("\n", faults),
                text(type, "source"),
                0);
    }

    private Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).filter(JsonNode::isTextual).map(value -> clean(value.asText()));
    }

    private String clean(String text) {
        return PlainText.of(mask.apply(text));
    }
}
