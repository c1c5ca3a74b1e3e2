package io.github.smartscraper.e2e.build.faults;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Commands that give a build mounts of its own, which nobody else sees and which are gone when the build is. */
final class PrivateMounts {

    private PrivateMounts() {}

    /** Skips the test on a machine where neither this user nor a user namespace may mount anything. */
    static void assumePossible() throws IOException, InterruptedException {
        Process attempt = new ProcessBuilder(in("mount -t tmpfs none /mnt && true"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeThat(attempt.waitFor(10, TimeUnit.SECONDS) && attempt.exitValue() == 0)
                .as("a full or read-only file system needs a mount of its own, and this machine allows neither root's "
                        + "nor a user namespace's (unshare --mount)")
                .isTrue();
    }

    /** A file system of this size in a directory; what is left in it when the build has ended is listed in a file. */
    static List<String> small(Path directory, String size, Path listing) {
        return in(
                "mount -t tmpfs -o size=$1 none \"$2\" && { mvn=$4; list=$3; at=$2; shift 4; \"$mvn\" \"$@\"; "
                        + "code=$?; ls -A \"$at\" >\"$list\"; exit $code; }",
                size,
                directory.toString(),
                listing.toString());
    }

    /** A directory that can't be written, by root neither. */
    static List<String> readOnly(Path directory) {
        return in(
                "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && shift && exec \"$@\"",
                directory.toString());
    }

    /** A directory that can't be written but for some files and directories in it. */
    static List<String> readOnlyBut(Path directory, Path... writable) {
        List<String> arguments = new ArrayList<>(List.of(directory.toString(), Integer.toString(writable.length)));
        Stream.of(writable).map(Path::toString).forEach(arguments::add);
        return in(
                "at=$1; left=$2; shift 2; mount --bind \"$at\" \"$at\" && while [ $left -gt 0 ]; do "
                        + "mount --bind \"$1\" \"$1\"; left=$((left - 1)); shift; done && "
                        + "mount -o remount,bind,ro \"$at\" && cd \"$at\" && exec \"$@\"",
                arguments.toArray(String[]::new));
    }

    private static List<String> in(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!"root".equals(System.getProperty("user.name"))) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("sh", "-c", script, "sh"));
        command.addAll(List.of(arguments));
        return command;
    }
}
