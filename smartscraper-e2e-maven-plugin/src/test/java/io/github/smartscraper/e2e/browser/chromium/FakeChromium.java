package io.github.smartscraper.e2e.browser.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that does what the plugin expects of a browser, at a fraction of its cost: it takes commands from file descriptor
 * 3, answers on 4, has sessions, and echoes. Real browsers are used by whole builds.
 */
public final class FakeChromium {

    /** What it does with {@code --behaviour=exit}. */
    static final int EXIT_CODE = 7;

    private static final String PROGRAM = """
            #!/usr/bin/env node
            const fs = require('fs');
            const option = name => (process.argv.find(word => word.startsWith(name + '=')) || '').slice(name.length + 1);
            if (option('--pid-file')) fs.writeFileSync(option('--pid-file'), String(process.pid));
            console.log('a browser with', process.argv.slice(2).join(' '));
            if (option('--behaviour') === 'exit') { console.error('no display'); process.exit(7); }
            const say = message => fs.writeSync(4, JSON.stringify(message) + '\\0');
            let sessions = 0;
            const attach = sessionId => {
                const session = 'SESSION' + ++sessions;
                say({ method: 'Target.attachedToTarget', params: { sessionId: session, targetInfo: {} }, sessionId });
                return { sessionId: session };
            };
            const carryOut = ({ method, params, sessionId }) => {
                switch (method) {
                    case 'Browser.getVersion': return { product: 'fake/' + process.pid };
                    case 'Target.attachToBrowserTarget': return attach(undefined);
                    case 'Target.attachToTarget': return attach(sessionId);
                    case 'Target.detachFromTarget': console.log('detached', params.sessionId); return {};
                    case 'Test.event': say({ method: 'Test.happened', params, sessionId }); return {};
                    default: return params;
                }
            };
            let text = '';
            if (option('--behaviour') !== 'silent') {
                fs.createReadStream(null, { fd: 3, encoding: 'utf8' }).on('data', data => {
                    const messages = (text + data).split('\\0');
                    text = messages.pop();
                    for (const message of messages.map(one => JSON.parse(one))) {
                        say({ id: message.id, result: carryOut(message), sessionId: message.sessionId });
                    }
                }).on('end', () => process.exit());
            } else {
                setTimeout(() => {}, 600000);
            }
            """;

    private FakeChromium() {}

    /** Writes the program into a directory. */
    public static Path in(Path directory) throws IOException {
        Path program = Files.writeString(directory.resolve("fake-chromium"), PROGRAM);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
