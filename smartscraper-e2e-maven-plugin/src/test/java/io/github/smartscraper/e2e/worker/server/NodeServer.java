package io.github.smartscraper.e2e.worker.server;

import java.util.List;

/** Servers in Node.js, each with a behaviour of its own. */
public enum NodeServer {

    /** Answers everything with 200. */
    SERVING("http.createServer((request, response) => response.end()).listen(process.env.PORT, '127.0.0.1');"),

    /** Answers everything with 200, on all interfaces of the machine. */
    EXPOSED("http.createServer((request, response) => response.end()).listen(process.env.PORT, '0.0.0.0');"),

    /** Answers everything with 200, and keeps a file of its DATA_DIR open. */
    HOLDING("""
            fs.openSync(process.env.DATA_DIR + '/stats.json');
            http.createServer((request, response) => response.end()).listen(process.env.PORT, '127.0.0.1');
            """),

    /** Answers everything with 200 once there is a file {@code go} in its DATA_DIR; {@code end} makes it exit before. */
    GATED("""
            const server = http.createServer((request, response) => response.end());
            const isThere = name => fs.existsSync(process.env.DATA_DIR + '/' + name);
            const look = () => isThere('go') ? server.listen(process.env.PORT, '127.0.0.1')
                : isThere('end') ? process.exit(3)
                : setTimeout(look, 10);
            look();
            """),

    /** Says what it lacks, and ends with code 3. */
    EXITING("console.error('there is no database'); process.exitCode = 3;"),

    /** Answers everything with 503. */
    UNREADY("""
            http.createServer((request, response) => { response.statusCode = 503; response.end(); })
                .listen(process.env.PORT, '127.0.0.1');
            """),

    /** Answers everything with 401. */
    UNAUTHORIZED("""
            http.createServer((request, response) => { response.statusCode = 401; response.end(); })
                .listen(process.env.PORT, '127.0.0.1');
            """),

    /** Answers everything with 200, 3 seconds after it was asked. */
    SLOW("""
            http.createServer((request, response) => setTimeout(() => response.end(), 3000))
                .listen(process.env.PORT, '127.0.0.1');
            """),

    /** Answers everything with 200 on the loopback address of IPv6. */
    ON_IPV6("http.createServer((request, response) => response.end()).listen(process.env.PORT, '::1');"),

    /** Answers everything with 200 on a port of its own choice. */
    ON_ANOTHER_PORT("http.createServer((request, response) => response.end()).listen(0, '127.0.0.1');"),

    /** Wants TLS. */
    ENCRYPTED("https.createServer({}).listen(process.env.PORT, '127.0.0.1');"),

    /** Runs, and listens nowhere. */
    IDLE("setInterval(() => {}, 1000);"),

    /** Answers everything with 200 until SIGUSR2, and then goes on running, but no longer listens. */
    CLOSING("""
            const server = http.createServer((request, response) => response.end())
                .listen(process.env.PORT, '127.0.0.1');
            process.on('SIGUSR2', () => { server.close(); server.closeAllConnections(); });
            setInterval(() => {}, 1000);
            """),

    /** Answers everything with 200, but can't have a port for which there is a file {@code lingers-} beside its DATA_DIR. */
    STRICT("""
            if (fs.existsSync(process.env.DATA_DIR + '/../lingers-' + process.env.PORT)) {
                console.error('Error: listen EADDRINUSE: address already in use');
                process.exit(1);
            }
            http.createServer((request, response) => response.end()).listen(process.env.PORT, '127.0.0.1');
            """),

    /** Answers everything with 200 after a while. */
    LEISURELY("""
            http.createServer((request, response) => setTimeout(() => response.end(), 300))
                .listen(process.env.PORT, '127.0.0.1');
            """),

    /** Answers everything with 200, and nothing once there is a file {@code doze}; writes {@code dozing} when asked then. */
    DOZING("""
            const dozes = () => fs.existsSync(process.env.DATA_DIR + '/doze');
            http.createServer((request, response) => dozes()
                    ? fs.writeFileSync(process.env.DATA_DIR + '/dozing', '') : response.end())
                .listen(process.env.PORT, '127.0.0.1');
            """),

    /** Answers everything with 200, and writes {@code written} to its DATA_DIR four seconds after SIGTERM. */
    FINISHING("""
            http.createServer((request, response) => response.end()).listen(process.env.PORT, '127.0.0.1');
            process.on('SIGTERM', () => setTimeout(() => {
                fs.writeFileSync(process.env.DATA_DIR + '/written', '');
                process.exit();
            }, 4000));
            """),

    /** Ignores SIGTERM, and so does its child in another process group, which writes {@code child} to its DATA_DIR. */
    STUBBORN("""
            process.on('SIGTERM', () => {});
            const child = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);"
                + "require('fs').writeFileSync(process.env.DATA_DIR + '/child', '');";
            require('child_process').spawn(process.execPath, ['-e', child], { detached: true, stdio: 'ignore' });
            http.createServer((request, response) => response.end()).listen(process.env.PORT, '127.0.0.1');
            """);

    private final String script;

    NodeServer(String script) {
        this.script = script;
    }

    public String script() {
        return script;
    }

    /** The command that starts it. */
    public List<String> command() {
        return List.of("node", "-e", script);
    }
}
