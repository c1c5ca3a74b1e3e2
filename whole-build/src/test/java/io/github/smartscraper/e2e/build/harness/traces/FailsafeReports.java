package io.github.smartscraper.e2e.build.harness.traces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The reports of a module, {@code target/failsafe-reports/TEST-*.xml}. */
public final class FailsafeReports {

    private final Path directory;

    public FailsafeReports(Path project) {
        this.directory = project.resolve("target/failsafe-reports");
    }

    /** Each test that ran, as {@code Class.method}, sorted. */
    public List<String> tests() {
        return cases().stream().map(FailsafeReports::name).sorted().toList();
    }

    /** Each test that failed, as {@code Class.method}, sorted. */
    public List<String> failures() {
        return cases().stream()
                .filter(test -> has(test, "failure") || has(test, "error"))
                .map(FailsafeReports::name)
                .sorted()
                .toList();
    }

    /** Each test that failed first and passed when it ran again. */
    public List<String> flakes() {
        return cases().stream()
                .filter(test -> has(test, "flakyFailure") || has(test, "flakyError"))
                .map(FailsafeReports::name)
                .toList();
    }

    /** The counts of {@code failsafe-summary.xml}, by which goal verify judges. */
    public Map<String, Integer> summary() {
        Element summary = parse(directory.resolve("failsafe-summary.xml")).getDocumentElement();
        Map<String, Integer> counts = new TreeMap<>();
        for (String name : List.of("completed", "errors", "failures", "skipped", "flakes")) {
            String count = summary.getElementsByTagName(name).item(0).getTextContent();
            counts.put(name, Integer.valueOf(count));
        }
        return counts;
    }

    /** The text of all reports. */
    public String text() {
        StringBuilder text = new StringBuilder();
        files().forEach(file -> text.append(read(file)));
        return text.toString();
    }

    private List<Element> cases() {
        List<Element> cases = new ArrayList<>();
        for (Path file : files()) {
            NodeList nodes = parse(file).getElementsByTagName("testcase");
            for (int i = 0; i < nodes.getLength(); i++) {
                cases.add((Element) nodes.item(i));
            }
        }
        return cases;
    }

    private List<Path> files() {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Element test) {
        String className = test.getAttribute("classname");
        return className.substring(className.lastIndexOf('.') + 1) + "." + test.getAttribute("name");
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parse(Path file) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
