package io.github.smartscraper.e2e.browser.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that does what the plugin expects of a browser, at a fraction of its cost: it says in its profile where it
 * listens, answers there, and sends back what comes over an upgraded connection. Real browsers are used by whole builds.
 */
final class FakeChromium {

    /** What it does with {@code --behaviour=exit}. */
    static final int EXIT_CODE = 7;

    private static final String PROGRAM = """
            #!/usr/bin/env node
            const fs = require('fs');
            const option = name => (process.argv.find(word => word.startsWith(name + '=')) || '').slice(name.length + 1);
            const path = '/devtools/browser/' + require('crypto').randomUUID();
            console.log('a browser with', process.argv.slice(2).join(' '));
            if (option('--behaviour') === 'exit') { console.error('no display'); process.exit(7); }
            const server = require('http').createServer((request, response) => response.end('{}'));
            server.on('upgrade', (request, socket) => {
                socket.on('error', () => {});
                if (request.url !== path) { socket.destroy(); return; }
                socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n\\r\\n');
                socket.write('browser ' + process.pid + '\\n');
                socket.on('data', data => socket.write(data));
            });
            server.listen(0, '127.0.0.1', () => {
                const file = option('--user-data-dir') + '/DevToolsActivePort';
                if (option('--behaviour') !== 'silent') fs.writeFileSync(file, server.address().port + '\\n' + path);
            });
            """;

    private FakeChromium() {}

    /** Writes the program into a directory. */
    static Path in(Path directory) throws IOException {
        Path program = Files.writeString(directory.resolve("fake-chromium"), PROGRAM);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
