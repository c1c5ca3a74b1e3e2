package io.github.smartscraper.e2e.progress.live;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.process.ChildProcesses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests how {@link StatusArea} looks in a real terminal, that of tmux. */
@EnabledOnOs(OS.LINUX)
@Timeout(90)
final class StatusInTmuxTest {

    private static final int ROWS = 9;

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(sent, true, StandardCharsets.UTF_8);
    private final StatusArea area = new StatusArea(out, 2);

    @Test
    @DisplayName("Lines scroll above the status, and none of them is lost")
    void above() throws Exception {
        // given
        print(1, 8);
        area.fit(new StatusArea.Size(ROWS, 40));
        print(9, 12);
        area.show(List.of("worker 0: AlphaIT 1 s", "[3/7]"));

        // when
        print(13, 15);
        area.show(List.of("worker 0: AlphaIT 2 s", "[4/7]"));

        // then
        assertThat(screen("[4/7]"))
                .containsExactly(
                        "line 10",
                        "line 11",
                        "line 12",
                        "line 13",
                        "line 14",
                        "line 15",
                        "",
                        "worker 0: AlphaIT 2 s",
                        "[4/7]");
    }

    @Test
    @DisplayName("When it has gone, lines go on where they were, down to the last one of the terminal")
    void gone() throws Exception {
        // given
        area.fit(new StatusArea.Size(ROWS, 40));
        print(1, 9);
        area.show(List.of("worker 0: AlphaIT 1 s", "[3/7]"));

        // when
        area.end();
        print(10, 12);

        // then
        assertThat(screen("line 12"))
                .containsExactly("line 5", "line 6", "line 7", "line 8", "line 9", "line 10", "line 11", "line 12", "");
    }

    private void print(int from, int to) {
        for (int line = from; line <= to; line++) {
            out.print("line " + line + "\n");
        }
    }

    /** The lines of a terminal that has been sent all that, as soon as it shows a text. */
    private List<String> screen(String awaited) throws Exception {
        Path file = Files.write(directory.resolve("sent"), sent.toByteArray());
        tmux(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                "40",
                "-y",
                String.valueOf(ROWS),
                "cat " + file + "; exec sleep 60");
        try {
            await().until(() -> tmux("capture-pane", "-p").contains(awaited));
            return new ArrayList<>(Arrays.asList(tmux("capture-pane", "-p").split("\n", -1))).subList(0, ROWS);
        } finally {
            tmux("kill-server");
        }
    }

    private String tmux(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("tmux", "-S", directory.resolve("socket").toString()));
        command.addAll(List.of(words));
        Process process = children.start(Map.of("TERM", "screen"), command.toArray(String[]::new));
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
