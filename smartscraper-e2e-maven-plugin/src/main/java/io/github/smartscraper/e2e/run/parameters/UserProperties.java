package io.github.smartscraper.e2e.run.parameters;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Properties that the user has given on the command line, by what tests may notice of them. */
final class UserProperties {

    /** Properties of Maven and Surefire, which no test has reason to ask for; what they change is among the facts. */
    private static final List<String> OF_MAVEN = List.of("maven.", "failsafe.", "surefire.");

    /** Properties that decide which tests run, or what is printed. */
    private static final Set<String> CHOOSING = Set.of(
            "it.test",
            "it.failIfNoSpecifiedTests",
            "test",
            "skip",
            "groups",
            "excludedGroups",
            "skipTests",
            "skipITs",
            "style.color");

    private static final Set<String> OURS = ParameterEffects.ours().stream()
            .map(effect -> "e2e." + effect.name())
            .collect(Collectors.toUnmodifiableSet());

    /** Properties that the JVM, JUnit and other libraries ask for by themselves, without any test naming them. */
    private static final List<String> OF_LIBRARIES = List.of(
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "user.",
            "os.",
            "file.encoding",
            "stdout.encoding",
            "stderr.encoding",
            "native.encoding",
            "line.separator",
            "net.",
            "http.",
            "https.",
            "ftp.",
            "socks",
            "proxy",
            "junit.",
            "org.junit",
            "jqwik.",
            "cucumber.",
            "kotest.",
            "assertj.",
            "mockito.",
            "spring.",
            "logging.",
            "log4j",
            "logback.",
            "org.slf4j.",
            "selenide.",
            "selenium.",
            "webdriver.",
            "wdm.",
            "playwright.",
            "testcontainers.");

    private UserProperties() {}

    /** Whether a property is for the build itself, so that no test asks for it. */
    static boolean isOfBuild(String name) {
        return CHOOSING.contains(name) || OURS.contains(name) || startsWithOneOf(OF_MAVEN, name);
    }

    /** Whether a library may ask for a property, in whichever test. */
    static boolean isOfLibraries(String name) {
        return startsWithOneOf(OF_LIBRARIES, name);
    }

    private static boolean startsWithOneOf(List<String> beginnings, String name) {
        return beginnings.stream().anyMatch(name::startsWith);
    }
}
