package io.github.smartscraper.e2e.process.reaper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.ProcessCookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Base of tests of {@code reaper.sh}: a session of processes and files, and a reaper whose pipe ends. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
abstract class ReapedSession {

    static final Duration LIMIT = Duration.ofSeconds(20);
    static final String OWNER_PID = "4194305";
    static final String OWNER = OWNER_PID + " 1234/boot/1/none";

    /** Prints what macOS' {@code ps -axEww -o pid=,command=} would: pid, arguments, environment, separated by spaces. */
    static final String PS_OF_MACOS = """
            #!/bin/sh
            [ "$*" = "-axEww -o pid=,command=" ] || { echo "ps: illegal option" >&2; exit 1; }
            set --
            for process in /proc/[0-9]*; do
                set -- "$@" "$process/cmdline" "$process/environ"
            done
            tail -v -c +1 "$@" 2>/dev/null | tr '\\0\\n' '  ' |
                sed -e 's|==> /proc/\\([0-9]*\\)/cmdline <== |\\n\\1 |g' -e 's| *==> /proc/[0-9]*/environ <== | |g'
            """;

    @RegisterExtension
    final ChildProcesses children = new ChildProcesses();

    @TempDir
    Path temporary;

    final ProcessCookie cookie = children.cookie();
    Path programs;

    @BeforeEach
    void writePs() throws IOException {
        programs = Files.createDirectory(temporary.resolve("bin"));
        writePs(PS_OF_MACOS);
    }

    final void writePs(String program) throws IOException {
        Path ps = Files.writeString(programs.resolve("ps"), program);
        assertThat(ps.toFile().setExecutable(true)).isTrue();
    }

    static Path marker(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".owner");
    }

    final Path directory(String name, String marker) throws IOException {
        Path directory = Files.createDirectory(temporary.resolve(name));
        Files.writeString(marker(directory), "# made by a test\n" + marker + "\n");
        return directory;
    }

    /** Starts the program, tells it these lines, and ends its pipe, as the end of Maven does. */
    final Process reap(String means, String lines) throws IOException {
        return reapAs(List.of(), means, lines);
    }

    final Process reapAs(List<String> prefix, String means, String lines) throws IOException {
        String proc = means.equals("ps") ? "" : means;
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("sh", "-c", program("reaper.sh"), "reaper"));
        command.addAll(List.of(OWNER, proc, program("lineage.awk")));
        Process reaper =
                children.start(Map.of("PATH", programs + ":" + System.getenv("PATH")), command.toArray(String[]::new));
        try (OutputStream pipe = reaper.getOutputStream()) {
            pipe.write(("session " + cookie.session() + "\n" + lines).getBytes(StandardCharsets.UTF_8));
        }
        return reaper;
    }

    private static String program(String name) throws IOException {
        try (InputStream program = Objects.requireNonNull(Reaper.class.getResourceAsStream(name))) {
            return new String(program.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
