package io.github.smartscraper.e2e.selection.files.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what may be a name in a word of a command. */
@DisplayName("Names in a word")
final class CommandWordsTest {

    @Test
    @DisplayName("are the word itself, and what stands behind each equals sign")
    void equalsSigns() {
        assertThat(CommandWords.of("--import=--conf=app.json"))
                .containsExactlyInAnyOrder("--import=--conf=app.json", "--conf=app.json", "app.json");
    }

    @Test
    @DisplayName("are the words of a line for a shell, without its quotes and operators")
    void shell() {
        assertThat(CommandWords.of("cd app && node \"main.js\" <in.txt; cat 'out.txt'|tee log"))
                .contains("cd", "app", "node", "main.js", "in.txt", "cat", "out.txt", "tee", "log");
    }

    @Test
    @DisplayName("are the entries of a class path, and the directory of all jars")
    void classPath() {
        assertThat(CommandWords.of("a.jar:lib/*")).contains("a.jar", "lib/*", "lib");
    }

    @Test
    @DisplayName("are without the prefixes that mean a file")
    void prefixes() {
        assertThat(CommandWords.of("file:///etc/app.conf")).contains("/etc/app.conf");
        assertThat(CommandWords.of("@arguments.txt")).contains("arguments.txt");
    }

    @Test
    @DisplayName("are none that have a placeholder or a variable in them")
    void placeholders() {
        assertThat(CommandWords.of("--data={dataDir}")).isEmpty();
        assertThat(CommandWords.of("$HOME/x")).isEmpty();
    }
}
