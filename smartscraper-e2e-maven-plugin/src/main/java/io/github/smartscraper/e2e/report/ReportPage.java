package io.github.smartscraper.e2e.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * Page of the report: a frame around one style sheet, one program and the data. Its Content-Security-Policy names the
 * first two by their hashes, so that nothing else on the page is ever run, whatever the data holds.
 */
final class ReportPage {

    private static final List<String> PROGRAM = List.of(
            "libraries/preact/preact.min.umd.js",
            "libraries/preact/hooks.umd.js",
            "libraries/d3/d3.min.js",
            "model.js",
            "view.js",
            "timeline.js",
            "summary.js",
            "list.js",
            "detail.js",
            "app.js");

    private static final String DATA = "${data}";

    /** Without data: put together once. */
    private static final ReportPage EMPTY = new ReportPage(page());

    private final String head;
    private final String tail;

    private ReportPage(String page) {
        int at = page.lastIndexOf(DATA);
        this.head = page.substring(0, at);
        this.tail = page.substring(at + DATA.length());
    }

    /** The page with this data. */
    static String with(String json) {
        return EMPTY.head + inScript(json) + EMPTY.tail;
    }

    private static String page() {
        StringBuilder program = new StringBuilder();
        for (String part : PROGRAM) {
            program.append(resource(part)).append('\n');
        }
        String style = resource("style.css");
        String licences = resource("libraries/preact/LICENSE") + '\n' + resource("libraries/d3/LICENSE");
        StringBuilder page = new StringBuilder(resource("page.html"));
        put(page, "${style-hash}", hash(style));
        put(page, "${program-hash}", hash(program.toString()));
        put(page, "${style}", style);
        put(page, "${licences}", licences);
        put(page, "${program}", program.toString());
        return page.toString();
    }

    /** Once: what is put in is not looked through. */
    private static void put(StringBuilder page, String place, String text) {
        int at = page.lastIndexOf(place);
        page.replace(at, at + place.length(), text);
    }

    /** JSON as it may stand in a script element: these characters occur in its strings alone. */
    static String inScript(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
