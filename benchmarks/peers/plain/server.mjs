// A server without dependencies that counts its answers in DATA_DIR.
import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { PORT, HOST = '127.0.0.1', DATA_DIR } = process.env;
const file = join(DATA_DIR, 'answers');

function answers() {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

createServer((request, response) => {
  if (request.headers.authorization !== undefined) writeFileSync(file, String(answers() + 1));
  response.statusCode = request.url === '/health' ? 200 : 404;
  response.end('{"status":"ok"}\n');
}).listen(Number(PORT), HOST);
process.on('SIGTERM', () => process.exit(0));
