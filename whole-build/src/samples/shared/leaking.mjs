// The ordinary server, but each time it starts it leaks three children that never end by themselves: an ordinary one, one
// that ignores SIGTERM, and one whose parents have ended and that has a session of its own. It also tells which children
// of the servers before it still live.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

const file = 'children.log';
const told = 'console.log(process.pid); setInterval(() => {}, 1000);';
const ignoring = `process.on('SIGTERM', () => {}); ${told}`;

// One that has ended may wait a while until its parent, or the first process of a container, asks for its exit code.
function isAlive(pid) {
  return existsSync(`/proc/${pid}/stat`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
}

function pidOf(child) {
  return new Promise((resolve) => child.stdout.once('data', (data) => resolve(Number(data))));
}

const earlier = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
console.log(`children of earlier servers: ${earlier.length}, of which live: ${earlier.filter(isAlive).length}`);

const { execPath } = process;
const children = [
  spawn(execPath, ['-e', told]),
  spawn(execPath, ['-e', ignoring]),
  spawn('sh', ['-c', '(setsid "$0" -e "$1" &) &', execPath, ignoring]),
];
appendFileSync(file, (await Promise.all(children.map(pidOf))).map((pid) => `${pid}\n`).join(''));
await import('./server.mjs');
