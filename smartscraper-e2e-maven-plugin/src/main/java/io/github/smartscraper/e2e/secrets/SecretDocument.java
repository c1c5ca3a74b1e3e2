package io.github.smartscraper.e2e.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A decrypted file: keys, possibly nested, and their values. */
final class SecretDocument {

    private final ObjectNode root;

    private SecretDocument(ObjectNode root) {
        this.root = root;
    }

    /** The document that this JSON is; empty if it is anything but an object. */
    static Optional<SecretDocument> parse(String json) {
        try {
            return new ObjectMapper().readTree(json) instanceof ObjectNode object
                    ? Optional.of(new SecretDocument(object))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            // Not even its message may be shown: it may quote the text.
            return Optional.empty();
        }
    }

    /** What stands at a path; a key that has dots in its own name is found as well. */
    Optional<JsonNode> at(String path) {
        return at(root, path);
    }

    private static Optional<JsonNode> at(JsonNode node, String path) {
        if (node.has(path)) {
            return Optional.of(node.get(path));
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            JsonNode child = node.get(path.substring(0, dot));
            Optional<JsonNode> found = child == null ? Optional.empty() : at(child, path.substring(dot + 1));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The paths of all values, in the order of the file. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        collect(root, "", names);
        return names;
    }

    private static void collect(ObjectNode node, String prefix, List<String> names) {
        node.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode child && !child.isEmpty()) {
                collect(child, prefix + field.getKey() + '.', names);
            } else {
                names.add(prefix + field.getKey());
            }
        });
    }
}
