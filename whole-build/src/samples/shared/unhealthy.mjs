// A server that comes up and never is healthy.
import { createServer } from 'node:http';
import process from 'node:process';

const server = createServer((request, response) => response.writeHead(503).end());
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('still warming up the cache'));
