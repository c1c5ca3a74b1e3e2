// Somebody else's server: it answers 200 to everything on each port that it can have, and tells of each request.
//
//     node stranger.mjs PORT...
import { createServer } from 'node:http';
import process from 'node:process';

for (const port of process.argv.slice(2)) {
  const server = createServer((request, response) => {
    console.log(`${request.method} ${request.url} on ${port}`);
    response.writeHead(200).end('ok');
  });
  // Another was faster; then this one does without.
  server.on('error', (problem) => console.error(String(problem)));
  server.listen(Number(port), '127.0.0.1');
}
// Whoever started it holds the other end of the pipe, and may be killed.
process.stdin.on('end', () => process.exit()).resume();
