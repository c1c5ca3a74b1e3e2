// The server that is waited for: plain Node.js, which answers at once and counts what it was asked in its DATA_DIR.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const { PORT, HOST = '127.0.0.1', DATA_DIR } = process.env;
createServer((request, response) => {
  if (request.url !== '/health' && DATA_DIR) appendFileSync(join(DATA_DIR, 'visits.log'), `${request.url}\n`);
  response.end('{"status":"ok"}');
}).listen(Number(PORT), HOST);
