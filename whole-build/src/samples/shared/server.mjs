// The application under test of the sample projects: an HTTP server that keeps its state in one file of DATA_DIR.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';

const { PORT, DATA_DIR, API_TOKEN, GREETING = '', LISTEN_ON = '127.0.0.1' } = process.env;
const stateFile = join(DATA_DIR, 'sites.jsonc');
const about = { pid: process.pid, port: PORT, dataDir: DATA_DIR, token: API_TOKEN, greeting: GREETING };
let writes = 0;

const routes = {
  'GET /health': () => 'ok',
  'GET /about': () => JSON.stringify({ ...about, writes, argv: readFileSync('/proc/self/cmdline', 'utf8') }),
  'GET /state': () => readFileSync(stateFile, 'utf8').trim(),
  'POST /state': (body) => {
    writes += 1;
    writeFileSync(stateFile, body);
    return 'written';
  },
  'POST /exit': () => process.exit(7),
  'POST /hang': () => {
    for (;;);
  },
};

const server = createServer(async (request, response) => {
  const route = routes[`${request.method} ${request.url}`];
  if (request.url !== '/health' && request.headers.authorization !== `Bearer ${API_TOKEN}`) {
    response.writeHead(401).end();
  } else if (route === undefined) {
    response.writeHead(404).end();
  } else {
    response.end(route((await request.toArray()).join('')));
  }
});

// A test that waits for another one keeps its connection, which must not be closed in the moment in which it goes on.
server.keepAliveTimeout = 120_000;

appendFileSync('servers-started.log', `${PORT}\n`);
server.listen(Number(PORT), LISTEN_ON, () => {
  // The token in it must not be found in any file after the build.
  console.log(`sample server listens on ${PORT} with token ${API_TOKEN}`);
});
