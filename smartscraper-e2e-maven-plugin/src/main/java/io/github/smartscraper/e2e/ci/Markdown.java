package io.github.smartscraper.e2e.ci;

/** Markdown with text of others in it, which stays text whatever is in it. */
final class Markdown {

    /** Whatever begins markup, a link or a mention. */
    private static final String SPECIAL = "\\`*_{}[]()<>#+-!|~&@:$\"'";

    private Markdown() {}

    /** Text within a line. */
    static String inline(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isISOControl(point)) {
                escaped.append(' ');
            } else if (SPECIAL.indexOf(point) >= 0) {
                escaped.append("&#").append(point).append(';');
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    /** Text with lines of its own, shown as it is. */
    static String block(String text) {
        return "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</pre>\n";
    }
}
