package io.github.smartscraper.e2e.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.smartscraper.e2e.support.PlainText;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as the report shows it: without control sequences, with characters that would turn it around made visible, and no
 * longer than a person would read.
 */
final class ShownText {

    private static final Pattern TURNING = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_AFTERWARDS = 256;

    private int left = 24 * 1024 * 1024;

    /** The same data with all its texts as they are shown. */
    ObjectNode of(ObjectNode data) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        data.properties().forEach(entry -> shown.set(text(entry.getKey()), of(entry.getValue())));
        return shown;
    }

    private JsonNode of(JsonNode data) {
        if (data instanceof ObjectNode object) {
            return of(object);
        }
        if (data instanceof ArrayNode array) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> shown.add(of(element)));
            return shown;
        }
        return data.isTextual() ? TextNode.valueOf(text(data.textValue())) : data;
    }

    private String text(String whole) {
        int limit = left > 0 ? LONGEST : LONGEST_AFTERWARDS;
        String kept =
                whole.length() > limit ? ReportMessages.cut(whole.substring(0, limit), whole.length() - limit) : whole;
        left -= kept.length();
        return plain(kept);
    }

    /** The text without control sequences, in the order that it is written in. */
    static String plain(String text) {
        return isPlain(text) ? text : withoutControl(text);
    }

    /** Nearly all of the texts of a report, of which there are many thousands. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < ' ' || next > '~') {
                return false;
            }
        }
        return true;
    }

    private static String withoutControl(String text) {
        String visible = TURNING.matcher(text)
                .replaceAll(found ->
                        String.format(Locale.ROOT, "⟨U+%04X⟩", found.group().codePointAt(0)));
        return PlainText.of(visible);
    }
}
