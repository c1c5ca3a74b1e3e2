package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parameters as a user may type them; those that are not set are as Maven leaves them. */
public final class TypedParameters {

    private static final int CORES = 2;

    private final Map<String, @Nullable Object> values = new HashMap<>();

    public TypedParameters(Path directory) {
        set("command", "npm run dev");
        set("basePort", "9000");
        set("healthPath", "/health");
        set("apiToken", TokenTemplate.DEFAULT);
        set("appDirectory", directory);
        set("dataRoot", directory);
        set("workDirectory", directory.resolve("work"));
        set("cacheFile", directory.resolve("work").resolve("test-cache.json"));
        set("environment", Map.of());
        set("sources", List.of());
        set("inputs", List.of());
        set("inputVariables", List.of());
        set("outputs", List.of());
        set("buildDirectory", directory.resolve("target"));
        set("secretKeys", List.of());
        set("baseDirectory", directory);
        set("testRoots", List.of());
    }

    public TypedParameters set(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    public RunRequest check() throws ConfigurationException {
        return ParameterCheck.check(raw(), CORES, Map.of());
    }

    RawParameters raw() {
        return make(RawParameters.class);
    }

    private <R extends Record> R make(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types)
                    .newInstance(Stream.of(components).map(this::value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        if (component.getType().isRecord()) {
            return make(component.getType().asSubclass(Record.class));
        }
        Object value = values.get(component.getName());
        return value == null && component.getType() == boolean.class ? false : value;
    }
}
