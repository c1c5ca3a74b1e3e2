// An application that shares nothing with SmartScraper: arguments instead of variables, other paths, other files.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { port: { type: 'string' }, store: { type: 'string' } } });
const { SERVICE_NAME, PUBLIC_URL, ACCESS_KEY, STORE } = process.env;
const note = join(values.store, 'notes', 'today.txt');

const routes = {
  'GET /status/ready': () => 'ready',
  'GET /self': () => [SERVICE_NAME, PUBLIC_URL, ACCESS_KEY, STORE].join('\n'),
  'GET /note': () => readFileSync(note, 'utf8'),
  'PUT /note': (body) => {
    writeFileSync(note, body);
    return 'noted';
  },
};

const server = createServer(async (request, response) => {
  const route = routes[`${request.method} ${request.url}`];
  if (route === undefined) {
    response.writeHead(404).end();
  } else {
    response.end(route((await request.toArray()).join('')));
  }
});

appendFileSync('servers-started.log', `${values.port}\n`);
server.listen(Number(values.port), '127.0.0.1');
