package io.github.smartscraper.e2e.run.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ShellSyntax}. */
@DisplayName("Syntax of a shell")
final class ShellSyntaxTest {

    @DisplayName("is an operator, a substitution, or a command of a shell:")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            npm run build && npm start     ~ &&
            a || b                         ~ ||
            npm run dev | tee log.txt      ~ |
            npm run build ; npm start      ~ ;
            npm run build; npm start       ~ build;
            npm run dev &                  ~ &
            npm run dev > log.txt          ~ >
            npm run dev >> log.txt         ~ >>
            npm run dev >log.txt           ~ >log.txt
            npm run dev 2>&1               ~ 2>&1
            npm run dev 2> /dev/null       ~ 2>
            npm run dev &>/dev/null        ~ &>/dev/null
            node server.mjs < config.json  ~ <
            node $(npm root)/x.mjs         ~ $(npm
            node `npm root`/x.mjs          ~ `npm
            cd app                         ~ cd
            export PORT=1                  ~ export
            . ./env                        ~ .
            (node server.mjs)              ~ (node
            sh -c npm && node              ~ &&
            """)
    void forShell(String command, String word) {
        assertThat(ShellSyntax.in(command)).contains(new ShellSyntax.ForShell(word));
    }

    @Test
    @DisplayName("is a program in the home directory")
    void home() {
        assertThat(ShellSyntax.in("~/bin/server")).contains(new ShellSyntax.ForShell("~/bin/server"));
    }

    @DisplayName("is a variable that is to be set, of which only the name is told:")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"TOKEN=secret node server.mjs", "TOKEN='a b' node server.mjs", "TOKEN= npm run dev"})
    void assignment(String command) {
        assertThat(ShellSyntax.in(command)).contains(new ShellSyntax.Assignment("TOKEN"));
    }

    @DisplayName("is a variable that is to be replaced:")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "node server.mjs --port $PORT, $PORT",
        "node server.mjs --port=$PORT, $PORT",
        "node $HOME/server.mjs, $HOME",
        "node server.mjs 127.0.0.1:${PORT}, ${PORT}",
    })
    void variable(String command, String variable) {
        assertThat(ShellSyntax.in(command)).contains(new ShellSyntax.Variable(variable));
    }

    @DisplayName("is not what stands in quotes, or is a plain argument:")
    @ParameterizedTest(name = "({0})")
    @ValueSource(
            strings = {
                "",
                "npm run dev",
                "sh -c 'npm run build && PORT=$PORT npm start > log.txt'",
                "sh -c \"cd app; node $(npm root)/x.mjs | tee log &\"",
                "node server.mjs '&&' \">\" '$PORT' ';'",
                "node -e 'a > b; `c`'",
                "'cd' app",
                "'A=b' c",
                "env PORT=1 node server.mjs",
                "node server.mjs --define A=b --rate >=5 --url jdbc:h2:mem:x;MODE=Y; --watch src/**/*.ts",
                "java -cp a.jar com.example.Main$Inner",
                "curl http://127.0.0.1:{port}/?a=1&b=2",
                "python3 -m http.server {port} --directory {dataDir}",
                "node server.mjs a|b x;y {id} ~ ?"
            })
    void argument(String command) {
        assertThat(ShellSyntax.in(command)).isEmpty();
    }

    @Test
    @DisplayName("is told with the remedy, and without the value of a variable")
    void messages() {
        assertThat(ParameterMessages.shellSyntax(new ShellSyntax.ForShell("&&")))
                .contains("'&&'", "sh -c '…'");
        assertThat(ParameterMessages.shellSyntax(new ShellSyntax.Assignment("PORT")))
                .contains("<environment><PORT>…</PORT></environment>", "sh -c '…'");
        assertThat(ParameterMessages.shellSyntax(new ShellSyntax.Variable("$PORT")))
                .contains("'$PORT'", "{port}", "sh -c '…'");
    }
}
