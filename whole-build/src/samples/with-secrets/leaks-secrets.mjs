// A careless server: it prints the secrets that LEAKED names, plain and encoded, and hands out their digests over HTTP.
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';

const { PORT, HOST, API_TOKEN = '', LEAKED = '' } = process.env;
const secrets = LEAKED.split(' ').map((name) => [name, process.env[name] ?? '']);
const digest = (text) => createHash('sha256').update(text).digest('hex');

function leak([name, secret]) {
  console.log(`${name}=${secret}.`);
  console.error(`${name} for URLs ${encodeURIComponent(secret)}.`);
  console.log(`${name} in base64 ${Buffer.from(secret).toString('base64')}.`);
  console.log(`${name} of a user ${Buffer.from(`user:${secret}`).toString('base64url')}.`);
  console.log(`${name} in JSON ${JSON.stringify({ secret })}.`);
  console.log(`${name} in HTML ${[...secret].map((sign) => `&#x0${sign.codePointAt(0).toString(16)};`).join('')}.`);
  process.stdout.write(`${name} in two parts ${secret.slice(0, secret.length / 2)}`);
  process.stdout.write(`${secret.slice(secret.length / 2)}.\n`);
}

secrets.forEach(leak);
appendFileSync('servers-started.log', `${PORT}\n`);
createServer((request, response) => {
  if (request.url === '/health') {
    response.end('ok');
  } else if (request.headers.authorization === `Bearer ${API_TOKEN}`) {
    secrets.forEach(leak);
    response.end(secrets.map(([name, secret]) => `${name}=${digest(secret)}\n`).join(''));
  } else {
    response.writeHead(401).end();
  }
}).listen(Number(PORT), HOST);
