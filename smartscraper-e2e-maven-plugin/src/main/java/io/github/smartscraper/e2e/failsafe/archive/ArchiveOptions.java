package io.github.smartscraper.e2e.failsafe.archive;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JVM options around archives of classes, and those of the user that they would contradict. */
final class ArchiveOptions {

    /** Where the JVM logs by itself what keeps it from using an archive, to the very stream on which a fork reports. */
    private static final int LOGS_AS_AOT = 24;

    /** Since this version a list of classes is enough to have them linked and their lambdas made beforehand. */
    private static final int LINKS = 25;

    /**
     * Tuning of one's own; what looks at or changes classes as they are loaded, or where they come from; a log of that, which
     * would be silenced.
     */
    private static final List<String> CONTRADICTIONS = List.of(
            "-xx:",
            "@",
            "-xshare",
            "-xlog",
            "-xverify",
            "-noverify",
            "-xbootclasspath",
            "-xrun",
            "-xdebug",
            "-agent",
            "-javaagent",
            "-splash",
            "-cp ",
            "-classpath",
            "--class-path",
            "-jar",
            "-p ",
            "-m ",
            "--module",
            "--patch-module",
            "--upgrade-module-path",
            "--limit-modules",
            "--add-modules",
            "--source",
            "-djava.system.class.loader");

    private ArchiveOptions() {}

    /** Whether the user's options leave room for an archive, wherever they come from. */
    static boolean arePossible(Collection<String> options) {
        return options.stream()
                .map(text ->
                        " " + text.toLowerCase(Locale.ROOT).replace('\t', ' ').replace('\n', ' ') + ' ')
                .noneMatch(text -> CONTRADICTIONS.stream().anyMatch(text::contains));
    }

    /** Has a fork write down which classes it loads. */
    static List<String> recording(Path list) {
        return List.of("-XX:DumpLoadedClassList=" + list);
    }

    /** Has a fork use an archive if it can, and say nothing if it can't. */
    static List<String> using(ForkJvm jvm, Path archive) {
        String tags = jvm.feature() >= LOGS_AS_AOT ? "cds*=off,aot*=off" : "cds*=off";
        return List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-Xlog:" + tags + ",class+path*=off");
    }

    /** The command that makes an archive. It passes over what the list names and can't be found. */
    static List<String> making(ForkJvm jvm, ArchivedClassPath classPath, Path list, Path archive) {
        List<String> command = new ArrayList<>(List.of(
                jvm.program().toString(),
                "-Xshare:dump",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + archive));
        if (!classPath.archived().isEmpty()) {
            command.add("-Xbootclasspath/a:" + classPath.boot());
            if (jvm.feature() >= LINKS) {
                command.add("-XX:+AOTClassLinking");
            }
            command.addAll(List.of("-cp", join(classPath.archived().stream())));
        }
        return command;
    }

    /** A class path as the JVM takes it. */
    static String join(Stream<Path> elements) {
        return elements.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
