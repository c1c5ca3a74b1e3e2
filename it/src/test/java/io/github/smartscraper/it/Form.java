package io.github.smartscraper.it;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.FormElement;

/**
 * A form of a page, filled in or not, ready to be submitted.
 *
 * @param action the path that it posts to
 * @param fields the values by field name, hidden fields included
 */
public record Form(String action, Map<String, String> fields) {

    public Form {
        fields = Map.copyOf(fields);
    }

    static Form of(FormElement element) {
        Map<String, String> fields = new LinkedHashMap<>();
        element.formData().forEach(field -> fields.put(field.key(), field.value()));
        return new Form(element.attr("action"), fields);
    }

    public Form with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new Form(action, changed);
    }

    public Form without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        return new Form(action, changed);
    }

    String urlEncoded() {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
