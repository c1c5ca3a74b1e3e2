package io.github.smartscraper.e2e.failsafe.facts;

import io.github.smartscraper.e2e.machine.JavaVersion;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.apache.maven.toolchain.Toolchain;
import org.jspecify.annotations.Nullable;

/** Facts about a run of Failsafe: its parameters, those that stand for something else by what they stand for. */
final class FailsafeFacts {

    private static final String JDK = "jdk";
    private static final List<String> JVM = List.of("jvm", "jdkToolchain");
    private static final List<String> PATTERNS = List.of("includes", "excludes", "includesFile", "excludesFile");

    private FailsafeFacts() {}

    /**
     * The facts by the names of the parameters.
     *
     * @param resolved all parameters, as Maven has resolved them
     */
    static Map<String, String> of(AbstractSurefireMojo mojo, Map<String, String> resolved) {
        Map<String, String> facts = new TreeMap<>(resolved);
        JVM.forEach(name -> remove(facts, name));
        facts.put("jvm", JavaVersion.of(java(mojo)));
        PATTERNS.forEach(name -> remove(facts, name));
        facts.put("includes", methods(mojo));
        return facts;
    }

    private static void remove(Map<String, String> facts, String parameter) {
        facts.keySet().removeIf(name -> name.equals(parameter) || name.startsWith(parameter + '/'));
    }

    /** The program that Surefire starts forks with. */
    static Path java(AbstractSurefireMojo mojo) {
        String jvm = mojo.getJvm();
        if (jvm != null && !jvm.isEmpty()) {
            return Path.of(jvm).toAbsolutePath();
        }
        return toolchain(mojo)
                .flatMap(chosen -> Optional.ofNullable(chosen.findTool("java")))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    private static Optional<Toolchain> toolchain(AbstractSurefireMojo mojo) {
        if (mojo.getToolchainManager() == null) {
            return Optional.empty();
        }
        Map<String, String> wanted = mojo.getJdkToolchain();
        if (wanted == null || wanted.isEmpty()) {
            return Optional.ofNullable(mojo.getToolchainManager().getToolchainFromBuildContext(JDK, mojo.getSession()));
        }
        // Where there is none, Surefire has its own words for it.
        return mojo.getToolchainManager().getToolchains(mojo.getSession(), JDK, wanted).stream()
                .findFirst();
    }

    /** Patterns that choose methods: with them, the run of a class is not that of the whole class. */
    private static String methods(AbstractSurefireMojo mojo) {
        Stream<String> patterns = Stream.of(mojo.getIncludes(), mojo.getExcludes())
                .filter(Objects::nonNull)
                .flatMap(List::stream);
        Stream<String> files = Stream.of(text(mojo.getIncludesFile()), text(mojo.getExcludesFile()))
                .flatMap(String::lines);
        return Stream.concat(patterns, files)
                .filter(pattern -> pattern != null && pattern.indexOf('#') > 0)
                .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable File file) {
        try {
            return file == null ? "" : Files.readString(file.toPath(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Surefire has its own words for it.
            return "unreadable";
        }
    }
}
